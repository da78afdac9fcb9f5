import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derConstraints, derExtension, derKeyUsage } from '../builder/issue-certificate.ts';
import { readDer } from './der.ts';
import { der, derOctets, derOid, derSequence, derUtf8 } from './der-write.ts';
import { certificateExtensions, isMeantFor, mayIssueFor, readExtensions } from './extensions.ts';

const EMPTY = derSequence();
const read = (...extensions: Uint8Array[]) =>
  certificateExtensions(readDer(derSequence(...extensions)));
const purposes = (isCritical: boolean, ...oids: string[]) =>
  derExtension('2.5.29.37', isCritical, derSequence(...oids.map(derOid)));

const ANY = '2.5.29.37.0';
const SERVER = '1.3.6.1.5.5.7.3.1';
const CLIENT = '1.3.6.1.5.5.7.3.2';
const TIMESTAMPS = '1.3.6.1.5.5.7.3.8';
const DOCUMENTS = '1.3.6.1.5.5.7.3.36';

test('an authority, how far it reaches and what its key is for', () => {
  expect(read(derConstraints(true, 1), derKeyUsage(0x06, 1))).toEqual({
    ...{ isCa: true, pathLength: 1, keyUsage: 0x06 },
    ...{ crlAddresses: [], hasUnknownCritical: false },
  });
  expect(read(derConstraints(false))).toMatchObject({ isCa: false, hasUnknownCritical: false });
  expect(certificateExtensions(undefined)).toMatchObject({ isCa: false, crlAddresses: [] });
});

test('keys by their names, and where revocations are told', () => {
  const uri = der(0x86, new TextEncoder().encode('http://crl.example/a.crl'));
  const point = derSequence(der(0xa0, der(0xa0, uri)));
  expect(
    read(
      derExtension('2.5.29.14', false, derOctets(Uint8Array.of(1, 2))),
      derExtension('2.5.29.35', false, derSequence(der(0x80, Uint8Array.of(3, 4)))),
      derExtension('2.5.29.31', false, derSequence(point)),
    ),
  ).toMatchObject({
    ...{ keyId: '0102', issuerKeyId: '0304', crlAddresses: ['http://crl.example/a.crl'] },
  });
});

describe('what must be understood', () => {
  test.each([
    ['constraints of names', '2.5.29.30'],
    ['constraints of policies', '2.5.29.36'],
    ['no policy but named ones', '2.5.29.54'],
    ['something new', '1.2.156.10197.9.9'],
  ])('and is not: %s', (_what, oid) => {
    expect(read(derExtension(oid, true, EMPTY)).hasUnknownCritical).toBe(true);
    expect(read(derExtension(oid, false, EMPTY)).hasUnknownCritical).toBe(false);
  });
  test.each(['2.5.29.17', '2.5.29.31', '2.5.29.32'])('and is: %s', (oid) => {
    expect(read(derExtension(oid, true, EMPTY)).hasUnknownCritical).toBe(false);
  });
  test('one extension twice is none that can be understood', () => {
    expect(read(derConstraints(true), derConstraints(false)).hasUnknownCritical).toBe(true);
  });
});

describe('what a key is for', () => {
  // Signing, timestamps, and issuing for either.
  test.each<[string, Uint8Array[], string]>([
    ['not said', [], 'S - S T'],
    ['documents', [purposes(true, DOCUMENTS)], 'S - S -'],
    ['documents, by the way', [purposes(false, DOCUMENTS)], 'S - S T'],
    ['clients', [purposes(true, CLIENT)], '- - - -'],
    ['clients, by the way', [purposes(false, CLIENT)], 'S - S T'],
    ['servers, by the way', [purposes(false, SERVER)], '- - S T'],
    ['timestamps', [purposes(true, TIMESTAMPS)], '- T - T'],
    ['timestamps, by the way', [purposes(false, TIMESTAMPS)], '- - S T'],
    ['timestamps and documents', [purposes(true, TIMESTAMPS, DOCUMENTS)], 'S - S T'],
    ['anything', [purposes(true, ANY)], 'S - S T'],
    ['what nobody can read', [derExtension('2.5.29.37', true, derUtf8('x'))], '- - - -'],
  ])('%s', (_what, extensions, expected) => {
    const one = read(...extensions);
    const can = [
      isMeantFor(one, 'signing') ? 'S' : '-',
      isMeantFor(one, 'timestamping') ? 'T' : '-',
      mayIssueFor(one, 'signing') ? 'S' : '-',
      mayIssueFor(one, 'timestamping') ? 'T' : '-',
    ];
    expect(can.join(' ')).toBe(expected);
    expect(one.hasUnknownCritical).toBe(false);
  });
});

test('what is no extension is left out', () => {
  const node = readDer(derSequence(derSequence(derUtf8('x')), derConstraints(true)));
  expect(readExtensions(node)).toHaveLength(1);
  expect(readExtensions(readDer(derUtf8('x')))).toEqual([]);
});

test('any bytes are read without an error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const extensions = ['2.5.29.19', '2.5.29.15', '2.5.29.31', '2.5.29.35', '2.5.29.37'].map(
        (oid) => derExtension(oid, true, bytes),
      );
      expect(read(...extensions).crlAddresses.length).toBeLessThan(30);
    }),
  );
});
