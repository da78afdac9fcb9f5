import type { Certificate } from './certificate.ts';
import { type Crl, revocationOf } from './crl.ts';
import { isMeantFor, mayIssueFor, type Purpose } from './extensions.ts';
import type { ForeignCrypto } from './foreign-crypto.ts';
import { checkSignature } from './signature-check.ts';

/** What a hall believes: configured, never taken from a document. */
export interface TrustList {
  /** Certificates that are believed as they are: roots, authorities below one, makers of seals. */
  readonly anchors: readonly Certificate[];
  readonly crls: readonly Crl[];
  /** What RSA and SHA are verified with; without it they are not. */
  readonly foreign?: ForeignCrypto;
}

export const NO_TRUST: TrustList = { anchors: [], crls: [] };

export type ChainReason =
  | 'trusted'
  | 'trusted-revocation-unknown'
  | 'trusted-revocation-stale'
  | 'no-anchor'
  | 'key-usage'
  | 'critical-extension'
  | 'issuer-not-valid-then'
  | 'issuer-signature-wrong'
  | 'issuer-signature-weak'
  | 'revoked'
  | 'revoked-later';

export interface ChainVerdict {
  readonly reason: ChainReason;
  /** From the certificate up to the anchor, for people. */
  readonly path: readonly string[];
}

/** Bits of a key usage: digitalSignature, nonRepudiation (RFC 5280, 4.2.1.3). */
const SIGNING_USAGE = 0xc0;
/** keyCertSign. */
const ISSUING_USAGE = 0x04;
const MAX_DEPTH = 8;

/**
 * Whether a certificate leads to an anchor (RFC 5280, 6), each authority valid at that time,
 * and none revoked by the lists at hand.
 *
 * @param more authorities that came with the signature: they may be passed through, never believed
 * @param at time of signing, milliseconds since 1970
 * @param now by which lists of revoked certificates are too old
 */
export function verifyChain(
  leaf: Certificate,
  at: number,
  trust: TrustList,
  more: readonly Certificate[] = [],
  now = at,
  purpose: Purpose = 'signing',
): ChainVerdict {
  if (leaf.hasUnknownCritical || !isMeantFor(leaf, purpose)) {
    return verdict('critical-extension', [leaf]);
  }
  if (leaf.keyUsage !== undefined && (leaf.keyUsage & SIGNING_USAGE) === 0) {
    return verdict('key-usage', [leaf]);
  }
  const path: Certificate[] = [leaf];
  let revocation: 'yes' | 'stale' | 'no' = 'yes';
  let isRevokedLater = false;
  for (let current = leaf; path.length <= MAX_DEPTH;) {
    if (trust.anchors.some((anchor) => isSameCertificate(anchor, current))) {
      return verdict(isRevokedLater ? 'revoked-later' : TRUSTED[revocation], path);
    }
    const { issuer, fault } = issuerOf(current, trust, more);
    if (!issuer) return verdict(fault, path);
    const between = path.slice(1).filter((one) => one.subject !== one.issuer).length;
    path.push(issuer);
    if (issuer.hasUnknownCritical || !mayIssueFor(issuer, purpose)) {
      return verdict('critical-extension', path);
    }
    if (!mayIssue(issuer, between)) return verdict('key-usage', path);
    if (at < issuer.notBefore || at > issuer.notAfter)
      return verdict('issuer-not-valid-then', path);
    const { since, known } = revocationOf(current, issuer, trust, now);
    if (since !== undefined && since <= at) return verdict('revoked', path);
    // Whether it leads to an anchor at all is not known yet.
    isRevokedLater ||= since !== undefined;
    if (known !== 'yes' && revocation !== 'no') revocation = known;
    current = issuer;
  }
  return verdict('no-anchor', path);
}

const TRUSTED = {
  yes: 'trusted',
  stale: 'trusted-revocation-stale',
  no: 'trusted-revocation-unknown',
} as const satisfies Record<string, ChainReason>;

/** Who has issued a certificate, among those of that name; else why it is nobody of them. */
function issuerOf(
  one: Certificate,
  { anchors, foreign }: TrustList,
  more: readonly Certificate[],
): { readonly issuer?: Certificate; readonly fault: ChainReason } {
  let fault: ChainReason = 'no-anchor';
  for (const [at, issuer] of [...anchors, ...more].entries()) {
    if (issuer.subject !== one.issuer || isSameCertificate(issuer, one)) continue;
    const result = checkSignature(one, issuer, foreign);
    if (result === 'right') return { issuer, fault };
    const isAnchor = at < anchors.length;
    if (result === 'wrong' && isAnchor && !hasOtherKey(issuer, one)) {
      fault = 'issuer-signature-wrong';
    }
    if (result === 'weak' && fault === 'no-anchor') fault = 'issuer-signature-weak';
  }
  return { fault };
}

/** An authority, and not too far above the signer (RFC 5280, 4.2.1.9). */
function mayIssue(
  { isCa, keyUsage = ISSUING_USAGE, pathLength = Infinity }: Certificate,
  between: number,
): boolean {
  return isCa && (keyUsage & ISSUING_USAGE) !== 0 && between <= pathLength;
}

/** An authority that has changed its key keeps its name. */
function hasOtherKey({ keyId }: Certificate, { issuerKeyId }: Certificate): boolean {
  return keyId !== undefined && issuerKeyId !== undefined && keyId !== issuerKeyId;
}

function verdict(reason: ChainReason, path: readonly Certificate[]): ChainVerdict {
  return { reason, path: path.map(({ subjectText }) => subjectText) };
}

export function isSameCertificate(
  { der: left }: Certificate,
  { der: right }: Certificate,
): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
