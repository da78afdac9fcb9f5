import {
  generateKeyPairSync,
  type KeyObject,
  type KeyPairKeyObjectResult,
  sign,
} from 'node:crypto';
import {
  derConstraints,
  derKeyUsage,
  derName,
  type Identity,
  signSm2,
} from '../builder/issue-certificate.ts';
import { OID } from './algorithms.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import type { TrustList } from './chain.ts';
import { nodeCrypto } from './foreign-crypto.node.ts';
import { TAG } from './der.ts';
import { der, derBits, derOid, derSequence, derSmall, derTime } from './der-write.ts';
import { AUTHORITY, randomBytes, SIGNED_AT, SPAN } from './signed-samples.test-support.ts';

/** Whoever signs, by SM2 or RSA. */
export interface Actor {
  readonly name: string;
  readonly certificate: Uint8Array;
  /** OID of the signature, and of the digest in it. */
  readonly algorithm: string;
  readonly digest: string;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

export function sm2Actor({ name, certificate, key }: Identity): Actor {
  const signed = (message: Uint8Array): Uint8Array => signSm2(message, key, randomBytes);
  return { name, certificate, algorithm: OID.sm2WithSm3, digest: OID.sm3, sign: signed };
}

const HASHES = {
  sha1: [OID.rsaWithSha1, OID.sha1],
  sha256: [OID.rsaWithSha256, OID.sha256],
  sha512: ['1.2.840.113549.1.1.13', '2.16.840.1.101.3.4.2.3'],
} as const;
type Hash = keyof typeof HASHES;

export function rsaPair(): KeyPairKeyObjectResult {
  return generateKeyPairSync('rsa', { modulusLength: 2_048 });
}
/** Making one takes a tenth of a second. */
const pairs: KeyPairKeyObjectResult[] = [];

export function spkiOf(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ type: 'spki', format: 'der' }));
}

/** Signs with a key of its own and that hash, under a certificate that is given later. */
function rsaSigner(key: KeyObject, hash: Hash): Omit<Actor, 'name' | 'certificate'> {
  const [algorithm, digest] = HASHES[hash];
  const signed = (message: Uint8Array): Uint8Array => new Uint8Array(sign(hash, message, key));
  return { algorithm, digest, sign: signed };
}

export interface ActorRequest {
  readonly name: string;
  readonly serial: number;
  readonly issuer?: Actor;
  readonly isCa?: boolean;
  readonly extensions?: readonly Uint8Array[];
  readonly span?: { readonly notBefore: number; readonly notAfter: number };
  /** What it signs with. */
  readonly hash?: Hash;
  /** The number of a pair of keys. */
  readonly pair?: number;
}

/** A certificate with a key of RSA, issued by whomever. */
export function rsaActor(request: ActorRequest): Actor {
  const { name, serial, isCa = false, span = SPAN, hash = 'sha256', pair = 0 } = request;
  const { publicKey, privateKey } = (pairs[pair] ??= rsaPair());
  const own = rsaSigner(privateKey, hash);
  const issuer = request.issuer ?? { name, ...own };
  const algorithm = derSequence(derOid(issuer.algorithm));
  const usual = [derConstraints(isCa), isCa ? derKeyUsage(0x06, 1) : derKeyUsage(0xc0, 6)];
  const signed = derSequence(
    ...[der(TAG.context0, derSmall(2)), derSmall(serial), algorithm, derName(issuer.name)],
    derSequence(derTime(span.notBefore), derTime(span.notAfter)),
    ...[derName(name), spkiOf(publicKey)],
    der(TAG.context3, derSequence(...(request.extensions ?? usual))),
  );
  const certificate = derSequence(signed, algorithm, derBits(issuer.sign(signed)));
  return { name, certificate, ...own };
}

/** A list of revoked certificates. @param revoked serial numbers, each with its time */
export function crlBy(
  issuer: Actor,
  revoked: readonly { readonly serial: number; readonly since: number }[],
  at = SIGNED_AT,
): Uint8Array {
  const algorithm = derSequence(derOid(issuer.algorithm));
  const entries = revoked.map(({ serial, since }) => derSequence(derSmall(serial), derTime(since)));
  const signed = derSequence(
    ...[derSmall(1), algorithm, derName(issuer.name), derTime(at)],
    ...(entries.length > 0 ? [derSequence(...entries)] : []),
  );
  return derSequence(signed, algorithm, derBits(issuer.sign(signed)));
}

export const RSA_AUTHORITY = rsaActor({ name: '虚构境外认证', serial: 20, isCa: true, pair: 1 });
export const RSA_SIGNER_SERIAL = 21;
export const RSA_SIGNER = rsaActor({
  ...{ name: '虚构市数据局', serial: RSA_SIGNER_SERIAL, issuer: RSA_AUTHORITY },
});
/** Certified by the authority with SM2. */
export const MIXED_SIGNER = rsaActor({
  ...{ name: '虚构市数据二局', serial: 22, issuer: sm2Actor(AUTHORITY), pair: 2 },
});

export function certificateOf({ certificate }: Pick<Actor, 'certificate'>): Certificate {
  const read = readCertificate(certificate);
  if (!read) throw new Error('a sample cannot be read');
  return read;
}

/** A trust list of a place that knows RSA. */
export function trusting(...actors: readonly Pick<Actor, 'certificate'>[]): TrustList {
  return { anchors: actors.map(certificateOf), crls: [], foreign: nodeCrypto };
}
