import { describe, expect, test } from 'vitest';
import { derExtension, issueCertificate, issueCrl } from '../builder/issue-certificate.ts';
import { SIGNATURE_XML, SIGNED_VALUE, signPackage } from '../builder/sign-package.ts';
import type { PackageFiles } from '../builder/write-package.ts';
import { OID } from './algorithms.ts';
import { readCertificate } from './certificate.ts';
import { type TrustList, verifyChain } from './chain.ts';
import { readCrl } from './crl.ts';
import { TAG } from './der.ts';
import { der, derBits, derSequence, derTime } from './der-write.ts';
import { type Actor, RSA_AUTHORITY, sm2Actor, trusting } from './rsa.test-support.node.ts';
import type { SealForm } from './seal.ts';
import { readSesSignature } from './ses-signature.ts';
import { derAttribute, signedData } from './signed-data.test-support.node.ts';
import {
  AUTHORITY,
  DOCUMENT,
  issue,
  judge,
  MAKER,
  NOW,
  randomBytes,
  sealOf,
  SIGNED_AT,
  signed,
  SIGNER,
  SIGNER_SERIAL,
  SPAN,
} from './signed-samples.test-support.ts';
import {
  FOR_TIMESTAMPS,
  RSA_TSA,
  STAMPED_AT,
  timestampOf,
  type TokenHow,
  withTimestamp,
} from './timestamp.test-support.node.ts';

const DAY_MS = 86_400_000;
/** As the samples have it. */
const MAKER_SERIAL = 4;
const SM2_TSA = sm2Actor(
  issueCertificate(
    {
      ...{ name: '虚构国密时间戳', serial: 41, isCa: false, issuer: AUTHORITY, ...SPAN },
      extensions: FOR_TIMESTAMPS,
    },
    randomBytes,
  ),
);
const TRUST = trusting(AUTHORITY, MAKER, RSA_AUTHORITY);

/** A sealed document whose signature has a timestamp. */
function stamped(how: TokenHow = {}, files = signed()): PackageFiles {
  const { signature } = readSesSignature(files[SIGNED_VALUE]!)!;
  const token = timestampOf(signature, how);
  return { ...files, [SIGNED_VALUE]: withTimestamp(files[SIGNED_VALUE]!, token) };
}

function told(files: PackageFiles, trust: TrustList = TRUST, now = NOW) {
  const [one] = judge(files, trust, now).signatures;
  const { state, timestamp, signedAt } = one!;
  return [state, timestamp, signedAt, one!.steps[7]!.reason] as const;
}
/** State, and what the timestamp is worth. */
const shortly = (...of: Parameters<typeof told>): string =>
  told(...of)
    .slice(0, 2)
    .join(' ');
const revokedAt = (since: number): TrustList => ({
  ...TRUST,
  crls: [readCrl(issueCrl(AUTHORITY, NOW, [{ serial: SIGNER_SERIAL, since }], randomBytes))!],
});

describe('a timestamp stands in place of what the signer says', () => {
  test.each<[string, SealForm, Actor]>([
    ['V4 by RSA', 'V4', RSA_TSA],
    ['V4 by SM2', 'V4', SM2_TSA],
    ['V5 by RSA', 'V5', RSA_TSA],
    ['V5 by SM2', 'V5', SM2_TSA],
  ])('%s', (_what, form, authority) => {
    const files = stamped({ authority }, signed({}, { form }));
    expect(told(files)).toEqual(['VALID', 'verified', STAMPED_AT, 'timestamped']);
  });
  test('even where he tells a time at which he could not have signed', () => {
    const early = signed({ at: SPAN.notBefore - DAY_MS });
    expect(shortly(early)).toBe('INVALID none');
    const right = ['VALID', 'verified', STAMPED_AT, 'timestamped'];
    expect(told(stamped({}, early))).toEqual(right);
  });
  test('whatever tag it has', () => {
    const files = signed();
    const value = files[SIGNED_VALUE]!;
    const token = timestampOf(readSesSignature(value)!.signature);
    const behind = (part: Uint8Array) =>
      told({ ...files, [SIGNED_VALUE]: derSequence(value.subarray(4), part) })[1];
    const bits = Uint8Array.of(0, ...token);
    const ways = [derBits(token), token, der(0x80, bits), der(TAG.context0, token)];
    expect(ways.map(behind)).toEqual(ways.map(() => 'verified'));
  });
  test('of a digital signature without a seal, where it stands beside it', () => {
    const request = { signer: SIGNER, at: SIGNED_AT, randomBytes };
    const files = signPackage(DOCUMENT, request);
    const value = signedData(files[SIGNATURE_XML]!, {
      unsigned: (signature) => [derAttribute(OID.timestampToken, timestampOf(signature))],
    });
    const trust = trusting(AUTHORITY, SIGNER, RSA_AUTHORITY);
    const right = ['VALID', 'verified', STAMPED_AT, 'timestamped'];
    expect(told({ ...files, [SIGNED_VALUE]: value }, trust)).toEqual(right);
  });
});

describe('a certificate that was revoked after the time that the signer tells', () => {
  const since = STAMPED_AT + DAY_MS;
  test('leaves doubt without a timestamp, and none with one from before', () => {
    expect(shortly(signed(), revokedAt(since))).toBe('VALID_REVOKED none');
    expect(shortly(stamped(), revokedAt(since))).toBe('VALID verified');
    const [one] = judge(stamped(), revokedAt(since)).signatures;
    expect(one!.steps[8]).toMatchObject({ verdict: 'ok', reason: 'revoked-after-timestamp' });
  });
  test('is the seal maker’s as well', () => {
    const maker = issueCrl(AUTHORITY, NOW, [{ serial: MAKER_SERIAL, since }], randomBytes);
    const trust = { ...TRUST, crls: [readCrl(maker)!] };
    expect([shortly(signed(), trust), shortly(stamped(), trust)]).toEqual([
      ...['VALID_REVOKED none', 'VALID verified'],
    ]);
  });
  test('and was somebody else’s before that is wrong all the same', () => {
    const known = derExtension('2.5.29.24', false, derTime(SIGNED_AT - DAY_MS));
    const entry = [{ serial: SIGNER_SERIAL, since }];
    const list = issueCrl(AUTHORITY, NOW, entry, randomBytes, { entryExtensions: [known] });
    expect(shortly(stamped(), { ...TRUST, crls: [readCrl(list)!] })).toBe('INVALID verified');
  });
  test('of somebody whom nobody believes is not believed by that', () => {
    const trust = { ...revokedAt(since), ...{ anchors: trusting(MAKER, RSA_AUTHORITY).anchors } };
    const value = readSesSignature(signed()[SIGNED_VALUE]!)!;
    const signer = readCertificate(value.certificate)!;
    const more = trusting(AUTHORITY).anchors;
    expect(verifyChain(signer, SIGNED_AT, trust, more, NOW).reason).toBe('no-anchor');
    expect(verifyChain(signer, SIGNED_AT, revokedAt(since), [], NOW).reason).toBe('revoked-later');
  });
  test('whose timestamp comes from an authority that was revoked as well leaves doubt', () => {
    const entries = [SIGNER_SERIAL, 41].map((serial) => ({ serial, since }));
    const list = readCrl(issueCrl(AUTHORITY, NOW, entries, randomBytes))!;
    const files = stamped({ authority: SM2_TSA });
    expect(shortly(files, { ...TRUST, crls: [list] })).toBe('VALID_REVOKED unverified');
  });
});

describe('a timestamp that came too late proves nothing, and takes nothing away', () => {
  const late = { at: STAMPED_AT + 2 * DAY_MS };
  test('after the revocation', () => {
    const trust = revokedAt(STAMPED_AT + DAY_MS);
    const doubt = ['VALID_REVOKED', 'unverified', SIGNED_AT, 'timestamp-too-late'];
    expect(told(stamped(late), trust)).toEqual(doubt);
  });
  test('after the end of the certificate', () => {
    const short = issue('虚构短期', 30, { ...SPAN, notAfter: SIGNED_AT + DAY_MS });
    const files = signed({ signer: short }, { seal: sealOf({ holders: [short] }) });
    const before = ['VALID', 'unverified', SIGNED_AT, 'timestamp-too-late'];
    expect(told(stamped(late, files))).toEqual(before);
  });
  test('after the end of the seal', () => {
    const files = signed({}, { seal: sealOf({ validTo: SIGNED_AT + DAY_MS }) });
    expect(shortly(stamped(late, files))).toBe('VALID unverified');
  });
  test('of a certificate that was revoked before either: the file is wrong', () => {
    const trust = revokedAt(SIGNED_AT - DAY_MS);
    expect(told(stamped(late), trust)).toEqual(['INVALID', 'verified', late.at, 'timestamped']);
  });
});

describe('what cannot be verified is named, and nothing gets better by it', () => {
  const stranger: Actor = { ...RSA_TSA, sign: RSA_AUTHORITY.sign };
  const foreign = { ...TRUST, foreign: undefined! };
  test.each<[string, PackageFiles, TrustList, string]>([
    [
      'of an authority that nobody believes',
      stamped(),
      trusting(AUTHORITY, MAKER),
      'timestamp-untrusted',
    ],
    ['where there is no library for RSA', stamped(), foreign, 'timestamp-unsupported'],
  ])('%s', (_what, files, trust, reason) => {
    expect(told(files, trust)).toEqual(['VALID', 'unverified', SIGNED_AT, reason]);
    const revoked = { ...revokedAt(STAMPED_AT + DAY_MS), ...{ anchors: trust.anchors } };
    const [state] = told(files, { ...revoked, foreign: trust.foreign! });
    expect(state).toBe('VALID_REVOKED');
  });
  test('that is none', () => {
    const files = signed();
    const value = withTimestamp(files[SIGNED_VALUE]!, Uint8Array.of(1));
    const one = ['VALID', 'unverified', SIGNED_AT, 'timestamp-unreadable'];
    expect(told({ ...files, [SIGNED_VALUE]: value })).toEqual(one);
  });
  test.each<[string, TokenHow, string]>([
    [
      'of another signature',
      { imprint: { algorithm: OID.sha256, digest: new Uint8Array(32) } },
      'timestamp-of-another',
    ],
    ['that is forged', { authority: stranger }, 'timestamp-wrong'],
    ['older than what the signer says', { at: SIGNED_AT - 11 * 60_000 }, 'signed-after-timestamp'],
  ])('%s makes it invalid', (_what, how, reason) => {
    const [state, , , why] = told(stamped(how));
    expect([state, why]).toEqual(['INVALID', reason]);
  });
  test('clocks that differ by some minutes are no contradiction', () => {
    expect(shortly(stamped({ at: SIGNED_AT - 9 * 60_000 }))).toBe('VALID verified');
  });
  test('V1 has no place for one', () => {
    expect(shortly(signed({}, { form: 'V1' }))).toBe('VALID none');
  });
});
