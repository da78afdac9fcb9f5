import { type Certificate, isSignedBy } from './certificate.ts';
import { type Crl, crlOf } from './crl.ts';

/** What a hall believes: configured, never taken from a document. */
export interface TrustList {
  /** Certificates that are believed as they are: roots, or authorities below one. */
  readonly anchors: readonly Certificate[];
  readonly crls: readonly Crl[];
}

export const NO_TRUST: TrustList = { anchors: [], crls: [] };

export type ChainReason =
  | 'trusted'
  | 'trusted-revocation-unknown'
  | 'no-anchor'
  | 'key-usage'
  | 'issuer-not-valid-then'
  | 'issuer-signature-wrong'
  | 'revoked'
  | 'revoked-later';

export interface ChainVerdict {
  readonly reason: ChainReason;
  /** From the certificate up to the anchor, for people. */
  readonly path: readonly string[];
}

/** Bits of a key usage: digitalSignature, nonRepudiation (RFC 5280, 4.2.1.3). */
const SIGNING_USAGE = 0xc0;
const MAX_DEPTH = 8;

/**
 * Whether a certificate leads to an anchor (RFC 5280, 6; SM2 alone), each authority valid at that time,
 * and none revoked by the lists at hand.
 *
 * @param more authorities that came with the signature: they may be passed through, never believed
 * @param at time of signing, milliseconds since 1970
 */
export function verifyChain(
  leaf: Certificate,
  at: number,
  trust: TrustList,
  more: readonly Certificate[] = [],
): ChainVerdict {
  if (leaf.keyUsage !== undefined && (leaf.keyUsage & SIGNING_USAGE) === 0) {
    return { reason: 'key-usage', path: [leaf.subjectText] };
  }
  const path: Certificate[] = [leaf];
  let isRevocationKnown = true;
  for (let current = leaf; path.length <= MAX_DEPTH;) {
    if (trust.anchors.some((anchor) => isSame(anchor, current))) {
      return verdict(isRevocationKnown ? 'trusted' : 'trusted-revocation-unknown', path);
    }
    const named = [...trust.anchors, ...more].filter((one) => one.subject === current.issuer);
    const issuer = named.find((one) => !isSame(one, current) && isSignedBy(current, one));
    if (!issuer) {
      const isForged = trust.anchors.some(
        (one) => one.subject === current.issuer && !isSame(one, current),
      );
      return verdict(isForged ? 'issuer-signature-wrong' : 'no-anchor', path);
    }
    path.push(issuer);
    if (!issuer.isCa) return verdict('key-usage', path);
    if (at < issuer.notBefore || at > issuer.notAfter)
      return verdict('issuer-not-valid-then', path);
    const crl = crlOf(issuer, trust.crls);
    const since = crl?.revoked.get(current.serial);
    if (since !== undefined) return verdict(since <= at ? 'revoked' : 'revoked-later', path);
    if (!crl) isRevocationKnown = false;
    current = issuer;
  }
  return verdict('no-anchor', path);
}

function verdict(reason: ChainReason, path: readonly Certificate[]): ChainVerdict {
  return { reason, path: path.map(({ subjectText }) => subjectText) };
}

function isSame({ der: left }: Certificate, { der: right }: Certificate): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
