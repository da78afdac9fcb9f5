import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  derExtension,
  derKeyUsage,
  derName,
  issueCertificate,
  issueCrl,
  type CrlExtras,
  type Identity,
  derConstraints,
  signSm2,
  SM2_WITH_SM3,
} from '../builder/issue-certificate.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { type Crl, crlOf, readCrl, revocationOf } from './crl.ts';
import { TAG } from './der.ts';
import { der, derBits, derSequence, derSmall, derTime } from './der-write.ts';
import {
  AUTHORITY,
  NOW,
  randomBytes,
  SIGNED_AT,
  SIGNER,
  SIGNER_SERIAL,
  SPAN,
  STRANGER,
} from './signed-samples.test-support.ts';

const DAY_MS = 86_400_000;
const EMPTY = derSequence();
const ADDRESS = 'http://crl.example/1.crl';
const uri = (text: string) => der(0x86, new TextEncoder().encode(text));
const known = (bytes: Uint8Array): Certificate => readCertificate(bytes)!;
const among = (crls: readonly Crl[]) => ({ anchors: [], crls });
const authority = known(AUTHORITY.certificate);
const signer = known(SIGNER.certificate);

function list(
  extras: CrlExtras = {},
  at = NOW,
  serials: readonly number[] = [],
  issuer: Identity = AUTHORITY,
): Crl {
  const revoked = serials.map((serial) => ({ serial, since: SIGNED_AT }));
  return readCrl(issueCrl(issuer, at, revoked, randomBytes, extras))!;
}
/** A list that is about a part of the certificates. */
const partly = (...parts: Uint8Array[]): CrlExtras => ({
  extensions: [derExtension('2.5.29.28', true, derSequence(...parts))],
});
const AT_ADDRESS = der(0xa0, der(0xa0, uri(ADDRESS)));
/** The signer's certificate, whose issuer tells of revocations there. */
const signerAt = (address: string): Certificate => ({ ...signer, crlAddresses: [address] });

describe('a list', () => {
  test('says by whom, since and until when, and who is revoked since when', () => {
    const one = list({ nextUpdate: NOW + DAY_MS }, NOW, [SIGNER_SERIAL, 200]);
    expect(one).toMatchObject({
      ...{ issuer: authority.subject, thisUpdate: NOW, nextUpdate: NOW + DAY_MS },
      isUnusable: false,
    });
    expect([...one.revoked]).toEqual([
      ['03', SIGNED_AT],
      ['c8', SIGNED_AT],
    ]);
    expect(one).not.toHaveProperty('part');
  });
  test('without an end and without entries', () => {
    const one = list();
    expect([one.nextUpdate, one.revoked.size]).toEqual([undefined, 0]);
  });
  test('is none where it is cut short', () => {
    const bytes = issueCrl(AUTHORITY, NOW, [], randomBytes);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(readCrl(bytes.subarray(0, length))).toBeUndefined();
      }),
    );
    expect(readCrl(SIGNER.certificate)).toBeUndefined();
  });
});

describe('an entry that is written otherwise than is usual', () => {
  const time = (text: string, tag: number = TAG.utcTime) =>
    der(tag, new TextEncoder().encode(text));
  const entry = (serial: readonly number[], since: Uint8Array) =>
    derSequence(der(TAG.integer, Uint8Array.from(serial)), since);
  /** A list that its issuer has signed, whatever stands in it. */
  function listOf(end: readonly Uint8Array[], ...entries: Uint8Array[]): Crl {
    const signed = derSequence(
      ...[derSmall(1), SM2_WITH_SM3, derName(AUTHORITY.name), derTime(NOW), ...end],
      derSequence(...entries),
    );
    const signature = derBits(signSm2(signed, AUTHORITY.key, randomBytes));
    return readCrl(derSequence(signed, SM2_WITH_SM3, signature))!;
  }
  const sinceOf = (list: Crl) => revocationOf(signer, authority, among([list]), NOW);
  const own = [SIGNER_SERIAL];

  test.each([
    ['a time without seconds', entry(own, time('2401020304Z')), Date.UTC(2024, 0, 2, 3, 4)],
    [
      'the same with a year of four digits',
      entry(own, time('202401020304Z', TAG.generalizedTime)),
      Date.UTC(2024, 0, 2, 3, 4),
    ],
    ['zeros in front of the number', entry([0, 0, ...own], derTime(SIGNED_AT)), SIGNED_AT],
    ['a time that nobody can read', entry(own, time('yesterday')), 0],
  ])('%s names the certificate all the same', (_what, revoked, since) => {
    expect(sinceOf(listOf([], revoked))).toEqual({ since, known: 'yes' });
  });

  test.each([
    ['an entry that is no sequence', derSmall(1)],
    ['an entry without a number', derSequence(derTime(NOW))],
    ['an entry that is cut short', Uint8Array.of(0x30, 0x05, 2, 1)],
  ])('%s makes the list no proof that nobody is revoked', (_what, broken) => {
    const named = entry(own, derTime(SIGNED_AT));
    expect(sinceOf(listOf([], broken, named))).toEqual({ known: 'no' });
  });

  test('an end that nobody can read does neither', () => {
    expect(sinceOf(listOf([time('soon')]))).toEqual({ known: 'no' });
  });
});

test('where an authority has changed its key, lists of either key name who is revoked', () => {
  const next = issueCertificate(
    { name: AUTHORITY.name, serial: 77, isCa: true, ...SPAN },
    randomBytes,
  );
  const other = known(next.certificate);
  const lists = [list({}, NOW, [SIGNER_SERIAL], next)];
  expect(revocationOf(signer, authority, among(lists), NOW)).toEqual({ known: 'no' });
  const anchors = [authority, other];
  expect(revocationOf(signer, authority, { anchors, crls: lists }, NOW)).toMatchObject({
    since: SIGNED_AT,
  });
  // It says nothing of those whom it does not name.
  expect(
    revocationOf(signer, authority, { anchors, crls: [list({}, NOW, [], next)] }, NOW),
  ).toEqual({
    known: 'no',
  });
});

describe('the list of an issuer', () => {
  test('is the newest that he has signed', () => {
    const [older, newer] = [list({}, NOW - DAY_MS), list({}, NOW)];
    expect(crlOf(authority, [older, newer, list({}, NOW, [], STRANGER)])).toBe(newer);
    expect(
      crlOf(authority, [list({}, NOW, [], { ...AUTHORITY, key: STRANGER.key })]),
    ).toBeUndefined();
  });
  test('is none where his key is not for lists', () => {
    const extensions = [derConstraints(true), derKeyUsage(0x04, 2)];
    const other = issueCertificate(
      { name: '虚构', serial: 9, isCa: true, ...SPAN, extensions },
      randomBytes,
    );
    expect(crlOf(known(other.certificate), [list({}, NOW, [], other)])).toBeUndefined();
  });
});

describe('a list is not used', () => {
  test.each<[string, CrlExtras]>([
    ['of what has changed only', { extensions: [derExtension('2.5.29.27', true, EMPTY)] }],
    [
      'with what must be understood and is not',
      { extensions: [derExtension('1.2.3', true, EMPTY)] },
    ],
    ['of other issuers’ certificates too', partly(AT_ADDRESS, der(0x84, Uint8Array.of(0xff)))],
    ['of some reasons only', partly(AT_ADDRESS, der(0x83, Uint8Array.of(0, 1)))],
    ['whose entries are of others', { entryExtensions: [derExtension('2.5.29.29', true, EMPTY)] }],
  ])('%s', (_what, extras) => {
    const one = list(extras, NOW, [SIGNER_SERIAL]);
    expect(one.isUnusable).toBe(true);
    expect(revocationOf(signer, authority, among([one]), NOW)).toEqual({ known: 'no' });
  });
  test('what need not be understood changes nothing', () => {
    const extras = { extensions: [derExtension('1.2.3', false, EMPTY)] };
    expect(list(extras).isUnusable).toBe(false);
  });
});

describe('revocation', () => {
  test('is known by a list that is about all', () => {
    const { known: how } = revocationOf(signer, authority, among([list()]), NOW);
    expect(how).toBe('yes');
    expect(revocationOf(signer, authority, among([]), NOW).known).toBe('no');
    expect(revocationOf(signer, authority, among([list({}, NOW, [], STRANGER)]), NOW).known).toBe(
      'no',
    );
  });
  test('is told by any list, however old', () => {
    const old = list({ nextUpdate: NOW - 1_000 }, NOW - DAY_MS, [SIGNER_SERIAL]);
    expect(revocationOf(signer, authority, among([list(), old]), NOW)).toEqual({
      ...{ since: SIGNED_AT, known: 'yes' },
    });
  });
  test('is stale where the list should have been followed by another', () => {
    const stale = list({ nextUpdate: NOW - 1_000 });
    expect(revocationOf(signer, authority, among([stale]), NOW).known).toBe('stale');
    expect(revocationOf(signer, authority, among([stale]), NOW - 1_000).known).toBe('yes');
    expect(revocationOf(signer, authority, among([stale, list()]), NOW).known).toBe('yes');
  });
  test('by a list of a part is known of that part alone', () => {
    const part = list(partly(AT_ADDRESS));
    expect(part.part).toEqual([ADDRESS]);
    expect(revocationOf(signerAt(ADDRESS), authority, among([part]), NOW).known).toBe('yes');
    expect(
      revocationOf(signerAt('http://crl.example/2.crl'), authority, among([part]), NOW).known,
    ).toBe('no');
    expect(revocationOf(signer, authority, among([part]), NOW).known).toBe('no');
    const revoking = list(partly(AT_ADDRESS), NOW, [SIGNER_SERIAL]);
    expect(revocationOf(signer, authority, among([revoking]), NOW).since).toBe(SIGNED_AT);
  });
  test('by a list of users alone, without an address, is not known of anybody', () => {
    const users = list(partly(der(0x81, Uint8Array.of(0xff))));
    expect(users).toMatchObject({ part: [], isUnusable: false });
    expect(revocationOf(signerAt(ADDRESS), authority, among([users]), NOW).known).toBe('no');
  });
});
