import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derConstraints, derExtension, derKeyUsage } from '../builder/issue-certificate.ts';
import { readDer } from './der.ts';
import { der, derOctets, derOid, derSequence, derUtf8 } from './der-write.ts';
import { certificateExtensions, readExtensions } from './extensions.ts';

const EMPTY = derSequence();
const read = (...extensions: Uint8Array[]) =>
  certificateExtensions(readDer(derSequence(...extensions)));
const purposes = (...oids: string[]) =>
  derExtension('2.5.29.37', true, derSequence(...oids.map(derOid)));

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
  test('purposes, if signing is among them', () => {
    expect(read(purposes('1.3.6.1.5.5.7.3.8')).hasUnknownCritical).toBe(true);
    expect(read(purposes('1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.36')).hasUnknownCritical).toBe(
      false,
    );
    expect(read(purposes('2.5.29.37.0')).hasUnknownCritical).toBe(false);
  });
  test('one extension twice is none that can be understood', () => {
    expect(read(derConstraints(true), derConstraints(false)).hasUnknownCritical).toBe(true);
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
