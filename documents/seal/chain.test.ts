import { describe, expect, test } from 'vitest';
import {
  type CertificateRequest,
  derConstraints,
  derExtension,
  derKeyUsage,
  type Identity,
  issueCertificate,
  issueCrl,
} from '../builder/issue-certificate.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { type TrustList, verifyChain } from './chain.ts';
import { readCrl } from './crl.ts';
import { derOctets, derSequence } from './der-write.ts';
import { der } from './der-write.ts';
import {
  AUTHORITY,
  NOW,
  randomBytes,
  ROOT,
  SIGNED_AT,
  SIGNER,
  SPAN,
  STRANGER,
} from './signed-samples.test-support.ts';

const DAY_MS = 86_400_000;
const known = ({ certificate }: Identity): Certificate => readCertificate(certificate)!;
let serial = 100;
function issued(name: string, change: Partial<CertificateRequest> = {}): Identity {
  serial += 1;
  return issueCertificate({ name, serial, isCa: false, ...SPAN, ...change }, randomBytes);
}
const trusting = (...anchors: Identity[]): TrustList => ({ anchors: anchors.map(known), crls: [] });
const reason = (leaf: Identity, trust: TrustList, more: Identity[] = [], at = SIGNED_AT): string =>
  verifyChain(known(leaf), at, trust, more.map(known)).reason;

describe('a chain', () => {
  test('leads over authorities that came along to one that is believed', () => {
    const { reason: why, path } = verifyChain(known(SIGNER), SIGNED_AT, trusting(ROOT), [
      known(AUTHORITY),
    ]);
    expect([why, path]).toEqual([
      'trusted-revocation-unknown',
      ['CN=虚构市政务服务局', 'CN=虚构电子认证', 'CN=虚构根证书'],
    ]);
  });
  test('ends where nobody is believed', () => {
    expect(reason(SIGNER, trusting(STRANGER))).toBe('no-anchor');
    expect(reason(SIGNER, trusting(ROOT))).toBe('no-anchor');
    expect(reason(SIGNER, trusting(), [AUTHORITY, ROOT])).toBe('no-anchor');
  });
  test('is no longer than eight', () => {
    const all = [issued('0', { isCa: true })];
    for (let index = 1; index < 12; index++) {
      all.push(issued(String(index), { isCa: true, issuer: all[index - 1]! }));
    }
    const leaf = issued('leaf', { issuer: all.at(-1)! });
    expect(reason(leaf, trusting(all[0]!), all)).toBe('no-anchor');
    expect(reason(leaf, trusting(all[6]!), all)).toBe('trusted-revocation-unknown');
  });
  test('to a certificate that is believed itself is short', () => {
    expect(reason(SIGNER, trusting(SIGNER))).toBe('trusted');
  });
  test('over an authority that was not valid then', () => {
    const late = issued('late', { isCa: true, notBefore: SIGNED_AT + 1_000 });
    expect(reason(issued('leaf', { issuer: late }), trusting(late))).toBe('issuer-not-valid-then');
  });
  test('in the name of an authority that has not signed', () => {
    const forger = { ...AUTHORITY, key: STRANGER.key };
    expect(reason(issued('leaf', { issuer: forger }), trusting(AUTHORITY))).toBe(
      'issuer-signature-wrong',
    );
  });
});

describe('an authority that has changed its key', () => {
  const keyed = (id: number) => derExtension('2.5.29.14', false, derOctets(Uint8Array.of(id)));
  const namesKey = (id: number) =>
    derExtension('2.5.29.35', false, derSequence(der(0x80, Uint8Array.of(id))));
  const ca = (id: number) =>
    issued('同名机构', { isCa: true, extensions: [derConstraints(true), keyed(id)] });
  test('has not been forged, where the other key is meant', () => {
    const [older, newer] = [ca(1), ca(2)];
    const leaf = issued('leaf', { issuer: older, extensions: [namesKey(1)] });
    expect(reason(leaf, trusting(newer))).toBe('no-anchor');
    expect(reason(leaf, trusting(newer, older))).toBe('trusted-revocation-unknown');
    const forged = issued('leaf', { issuer: older, extensions: [namesKey(2)] });
    expect(reason(forged, trusting(newer))).toBe('issuer-signature-wrong');
  });
});

describe('whoever has signed a certificate must be one who may', () => {
  const below = (extensions: readonly Uint8Array[], isCa = true): string => {
    const ca = issued('ca', { isCa, extensions });
    return reason(issued('leaf', { issuer: ca }), trusting(ca));
  };
  test.each<[string, Uint8Array[], string]>([
    ['an authority', [derConstraints(true), derKeyUsage(0x06, 1)], 'trusted-revocation-unknown'],
    ['an authority for anything', [derConstraints(true)], 'trusted-revocation-unknown'],
    ['nobody in particular', [], 'key-usage'],
    ['a signer', [derConstraints(false), derKeyUsage(0x06, 1)], 'key-usage'],
    ['an authority for lists alone', [derConstraints(true), derKeyUsage(0x02, 1)], 'key-usage'],
    [
      'an authority with constraints that are not understood',
      [derConstraints(true), derExtension('2.5.29.30', true, derSequence())],
      'critical-extension',
    ],
  ])('%s', (_who, extensions, why) => {
    expect(below(extensions)).toBe(why);
  });
  test('and not too far above', () => {
    const top = issued('top', { isCa: true, extensions: [derConstraints(true, 0)] });
    const middle = issued('middle', { isCa: true, issuer: top });
    expect(reason(issued('leaf', { issuer: top }), trusting(top))).toBe(
      'trusted-revocation-unknown',
    );
    expect(reason(issued('leaf', { issuer: middle }), trusting(top), [middle])).toBe('key-usage');
  });
});

describe('the signer’s own certificate', () => {
  test('must be for signing', () => {
    const extensions = [derConstraints(false), derKeyUsage(0x20, 5)];
    const leaf = issued('leaf', { issuer: AUTHORITY, extensions });
    expect(reason(leaf, trusting(AUTHORITY))).toBe('key-usage');
  });
  test('must hold nothing that has to be understood and is not', () => {
    const extensions = [derExtension('1.2.3.4', true, derSequence())];
    const leaf = issued('leaf', { issuer: AUTHORITY, extensions });
    expect(reason(leaf, trusting(AUTHORITY))).toBe('critical-extension');
    expect(reason(leaf, trusting(leaf))).toBe('critical-extension');
  });
});

describe('lists of revoked certificates', () => {
  const leaf = issued('leaf', { issuer: AUTHORITY });
  const listed = (since: number | undefined, nextUpdate = NOW + DAY_MS): TrustList => {
    const revoked = since === undefined ? [] : [{ serial: leafSerial, since }];
    const bytes = issueCrl(AUTHORITY, NOW, revoked, randomBytes, { nextUpdate });
    return { ...trusting(AUTHORITY), crls: [readCrl(bytes)!] };
  };
  const leafSerial = Number(`0x${known(leaf).serial}`);
  const why = (trust: TrustList, now = NOW) =>
    verifyChain(known(leaf), SIGNED_AT, trust, [], now).reason;
  test.each([
    ['does not name it', listed(undefined), 'trusted'],
    ['names it since before', listed(SIGNED_AT), 'revoked'],
    ['names it since afterwards', listed(SIGNED_AT + 1_000), 'revoked-later'],
    ['is out of date', listed(undefined, NOW - 1_000), 'trusted-revocation-stale'],
    ['is out of date and names it', listed(SIGNED_AT, NOW - 1_000), 'revoked'],
  ])('one that %s', (_what, trust, expected) => {
    expect(why(trust)).toBe(expected);
  });
  test('one of two authorities is not enough to know', () => {
    const trust = { ...listed(undefined), anchors: [known(ROOT)] };
    const { reason: told } = verifyChain(known(leaf), SIGNED_AT, trust, [known(AUTHORITY)], NOW);
    expect(told).toBe('trusted-revocation-unknown');
  });
});
