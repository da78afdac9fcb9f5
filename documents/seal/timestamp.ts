import { digestNamed, isWeakDigest, OID } from './algorithms.ts';
import type { Certificate } from './certificate.ts';
import { isSameCertificate, type TrustList, verifyChain } from './chain.ts';
import type { ForeignCrypto } from './foreign-crypto.ts';
import { checkSignature, digestBytes } from './signature-check.ts';
import { readTimestamp, type TimestampToken } from './timestamp-token.ts';
import { CLOCK_SKEW_MS } from './time-step.ts';
import { isEqual } from './verify-sealed.ts';

/**
 * What a timestamp is worth. Only `timestamped` says when; `-of-another` and `-wrong` are found to be
 * false, of the others nothing is known.
 */
export type TimestampReason =
  | 'timestamped'
  | 'timestamp-unreadable'
  | 'timestamp-unsupported'
  | 'timestamp-untrusted'
  | 'timestamp-of-another'
  | 'timestamp-wrong';

export interface TimestampVerdict {
  readonly reason: TimestampReason;
  /** Milliseconds since 1970: when the signature was there at the latest. Only if `timestamped`. */
  readonly at?: number;
}

const TRUSTED: readonly string[] = [
  ...['trusted', 'trusted-revocation-unknown', 'trusted-revocation-stale'],
];

/**
 * Verifies a timestamp over a signature (RFC 3161, 2.2; GM/T 0031-2025, 7.3): whose it is, that it is of
 * this signature, and that its authority leads to the trust list with a certificate for timestamps alone.
 *
 * @param signature as it stands in the file
 * @param now milliseconds since 1970
 */
export function verifyTimestamp(
  bytes: Uint8Array,
  signature: Uint8Array,
  trust: TrustList,
  now: number,
): TimestampVerdict {
  const token = readTimestamp(bytes);
  if (!token) return { reason: 'timestamp-unreadable' };
  const { imprint, data, at } = token;
  const named = digestNamed(imprint.algorithm);
  const digest = named && digestBytes(named, signature, trust.foreign);
  if (digest && !isEqual(digest, imprint.digest)) return { reason: 'timestamp-of-another' };
  const signed = signedBy(token, trust.foreign);
  if (signed !== 'right') return { reason: signed };
  // Of a digest that is too weak nobody knows what it is of.
  if (!digest || isWeakDigest(imprint.algorithm)) return { reason: 'timestamp-unsupported' };
  const isTrusted = data.signer && isTrustedThen(data.signer, token, trust, now);
  return isTrusted ? { reason: 'timestamped', at } : { reason: 'timestamp-untrusted' };
}

function signedBy(
  { data, content }: TimestampToken,
  foreign: ForeignCrypto | undefined,
): 'right' | Exclude<TimestampReason, 'timestamped'> {
  const { signer, attributes, algorithm, signature, digest: name } = data;
  const digest = name && digestBytes(name, content, foreign);
  if (!name || !digest) return 'timestamp-unsupported';
  if (!attributes?.digest || !isEqual(attributes.digest, digest)) return 'timestamp-wrong';
  if (!signer) return 'timestamp-untrusted';
  const method = algorithm === OID.ecPublicKey ? OID.sm2 : algorithm;
  const one = { signed: attributes.signed, signature, algorithm: method, digest: name };
  const result = checkSignature(one, signer, foreign);
  if (result === 'wrong' || !isNamedIn(signer, data, foreign)) return 'timestamp-wrong';
  return result === 'right' ? 'right' : 'timestamp-unsupported';
}

/** Where the certificate is named by its digest, too, it has to be that one (RFC 5035). */
function isNamedIn(
  { der }: Certificate,
  { attributes }: TimestampToken['data'],
  foreign: ForeignCrypto | undefined,
): boolean {
  const { certificateDigest } = attributes ?? {};
  const name = digestNamed(certificateDigest?.algorithm);
  const digest = name && digestBytes(name, der, foreign);
  return !certificateDigest || !digest || isEqual(digest, certificateDigest.value);
}

/** An authority of timestamps that was ever revoked may have told any time. */
function isTrustedThen(
  authority: Certificate,
  { at, data }: TimestampToken,
  trust: TrustList,
  now: number,
): boolean {
  if (at > now + CLOCK_SKEW_MS || at < authority.notBefore || at > authority.notAfter) return false;
  const anchors = trust.anchors.filter((one) => !isSameCertificate(one, authority));
  const follow = (list: TrustList): string =>
    verifyChain(authority, at, list, data.certificates, now, 'timestamping').reason;
  // One that is listed itself is not asked about otherwise.
  const isRevoked = ['revoked', 'revoked-later'].includes(follow({ ...trust, anchors }));
  return !isRevoked && TRUSTED.includes(follow(trust));
}
