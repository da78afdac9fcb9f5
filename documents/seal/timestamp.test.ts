import { describe, expect, test } from 'vitest';
import { derKeyUsage, issueCertificate } from '../builder/issue-certificate.ts';
import { OID } from './algorithms.ts';
import type { TrustList } from './chain.ts';
import { readCrl } from './crl.ts';
import { derOid } from './der-write.ts';
import {
  type Actor,
  crlBy,
  rsaActor,
  RSA_AUTHORITY,
  sm2Actor,
  trusting,
} from './rsa.test-support.node.ts';
import { derAttribute } from './signed-data.test-support.node.ts';
import {
  AUTHORITY,
  NOW,
  randomBytes,
  SIGNED_AT,
  SPAN,
  STRANGER,
} from './signed-samples.test-support.ts';
import { type TimestampReason, verifyTimestamp } from './timestamp.ts';
import {
  digestBy,
  FOR_TIMESTAMPS,
  namesCertificate,
  RSA_TSA,
  STAMPED_AT,
  TIMESTAMPING,
  timestampOf,
  type TokenHow,
} from './timestamp.test-support.node.ts';

const SIGNATURE = Uint8Array.of(5, 6, 7);
const TRUST = trusting(RSA_AUTHORITY, AUTHORITY);
const SM2_TSA = sm2Actor(
  issueCertificate(
    {
      name: '虚构国密时间戳',
      serial: 41,
      isCa: false,
      issuer: AUTHORITY,
      ...SPAN,
      extensions: FOR_TIMESTAMPS,
    },
    randomBytes,
  ),
);
const CONTENT_TYPE = derAttribute(OID.contentType, derOid(OID.timestampInfo));
const verdict = (how: TokenHow = {}, trust: TrustList = TRUST, now = NOW) =>
  verifyTimestamp(timestampOf(SIGNATURE, how), SIGNATURE, trust, now);
const sha256 = (bytes: Uint8Array) => digestBy(OID.sha256, bytes);

test.each<[string, Actor]>([
  ['RSA', RSA_TSA],
  ['SM2', SM2_TSA],
])('a timestamp by %s tells when the signature was there', (_what, authority) => {
  expect(verdict({ authority })).toEqual({ reason: 'timestamped', at: STAMPED_AT });
});

describe('the certificate may be named by its digest', () => {
  const named = (...attributes: Uint8Array[]) =>
    verdict({ attributes: [CONTENT_TYPE, ...attributes] }).reason;
  const { certificate } = RSA_TSA;
  test.each<[string, Uint8Array, TimestampReason]>([
    ['by SHA-256', namesCertificate(sha256(certificate)), 'timestamped'],
    ['by SM3', namesCertificate(digestBy(OID.sm3, certificate), OID.sm3), 'timestamped'],
    ['of another one', namesCertificate(sha256(STRANGER.certificate)), 'timestamp-wrong'],
  ])('%s', (_what, attribute, expected) => {
    expect(named(attribute)).toBe(expected);
  });
});

describe('what is false', () => {
  const other = { algorithm: OID.sha256, digest: sha256(Uint8Array.of(1)) };
  test.each<[string, TokenHow, TimestampReason]>([
    ['it is of another signature', { imprint: other }, 'timestamp-of-another'],
    [
      'the authority has not signed it',
      { authority: { ...RSA_TSA, sign: RSA_AUTHORITY.sign } },
      'timestamp-wrong',
    ],
    [
      'its attributes are of another content',
      { digest: sha256(Uint8Array.of(1)) },
      'timestamp-wrong',
    ],
  ])('%s', (_what, how, expected) => {
    expect(verdict(how)).toEqual({ reason: expected });
  });
});

describe('what proves nothing', () => {
  const weak = rsaActor({
    name: '旧时间戳',
    serial: 42,
    issuer: RSA_AUTHORITY,
    hash: 'sha1',
    pair: 3,
    extensions: FOR_TIMESTAMPS,
  });
  const actor = (extensions: readonly Uint8Array[], span = SPAN) =>
    rsaActor({ name: '时间戳', serial: 43, issuer: RSA_AUTHORITY, pair: 3, extensions, span });
  const unknown = { algorithm: '1.2.3.4', digest: Uint8Array.of(1) };
  const sha1 = { algorithm: OID.sha1, digest: digestBy(OID.sha1, SIGNATURE) };
  test.each<[string, TokenHow, TrustList, TimestampReason]>([
    ['nobody is believed', {}, { ...TRUST, anchors: [] }, 'timestamp-untrusted'],
    ['another authority is', {}, trusting(AUTHORITY), 'timestamp-untrusted'],
    [
      'its certificate is not there',
      { certificates: [RSA_AUTHORITY] },
      TRUST,
      'timestamp-untrusted',
    ],
    [
      'the certificate is for documents',
      { authority: actor([derKeyUsage(0xc0, 6)]) },
      TRUST,
      'timestamp-untrusted',
    ],
    [
      'it is for timestamps and not for signing',
      { authority: actor([derKeyUsage(0x20, 5), TIMESTAMPING]) },
      TRUST,
      'timestamp-untrusted',
    ],
    [
      'it had lapsed',
      { authority: actor(FOR_TIMESTAMPS, { ...SPAN, notAfter: STAMPED_AT - 1_000 }) },
      TRUST,
      'timestamp-untrusted',
    ],
    [
      'it was not valid yet',
      { authority: actor(FOR_TIMESTAMPS, { ...SPAN, notBefore: STAMPED_AT + 1_000 }) },
      TRUST,
      'timestamp-untrusted',
    ],
    ['it signs by SHA-1', { authority: weak }, TRUST, 'timestamp-unsupported'],
    ['it is of a SHA-1', { imprint: sha1 }, TRUST, 'timestamp-unsupported'],
    ['it is of nobody knows what', { imprint: unknown }, TRUST, 'timestamp-unsupported'],
    ['there is no library for RSA', {}, { ...TRUST, foreign: undefined! }, 'timestamp-unsupported'],
    ['it is a document', { contentType: OID.dataPkcs7 }, TRUST, 'timestamp-unreadable'],
  ])('%s', (_what, how, trust, expected) => {
    expect(verdict(how, trust)).toEqual({ reason: expected });
  });
  test('its time has not come', () => {
    expect(verdict({}, TRUST, STAMPED_AT - 11 * 60_000).reason).toBe('timestamp-untrusted');
    expect(verdict({}, TRUST, STAMPED_AT - 9 * 60_000).reason).toBe('timestamped');
  });
  test.each([
    ['before', STAMPED_AT - 1_000],
    ['later', STAMPED_AT + 86_400_000],
  ])('the authority was revoked %s', (_when, since) => {
    const crls = [readCrl(crlBy(RSA_AUTHORITY, [{ serial: 40, since }], SIGNED_AT))!];
    expect(verdict({}, { ...TRUST, crls }).reason).toBe('timestamp-untrusted');
    // Nor does it help to be listed.
    const listed = { ...trusting(RSA_AUTHORITY, RSA_TSA), crls };
    expect(verdict({}, listed).reason).toBe('timestamp-untrusted');
  });
  test('an authority that is listed itself is believed without its own authority', () => {
    expect(verdict({}, trusting(RSA_TSA)).reason).toBe('timestamped');
    const documents = actor([derKeyUsage(0xc0, 6)]);
    expect(verdict({ authority: documents }, trusting(documents)).reason).toBe(
      'timestamp-untrusted',
    );
  });
});
