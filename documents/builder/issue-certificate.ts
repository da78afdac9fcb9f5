import { fromHex } from '../../crypto/bytes.ts';
import {
  makePrivateKey,
  type PrivateKey,
  type RandomBytes,
  SCALAR_BYTES,
} from '../../crypto/private-key.ts';
import { publicKeyOf } from '../../crypto/sm2-curve.ts';
import {
  DEFAULT_USER_ID,
  identityDigest,
  messageDigest,
  signDigest,
} from '../../crypto/sm2-signature.ts';
import { OID } from '../seal/algorithms.ts';
import { TAG } from '../seal/der.ts';
import {
  der,
  derBits,
  derInteger,
  derOctets,
  derOid,
  derSequence,
  derSmall,
  derTime,
  derUtf8,
} from '../seal/der-write.ts';

/** A certificate with its key: for tests and the simulator, whose people and organs are invented. */
export interface Identity {
  /** DER. */
  readonly certificate: Uint8Array;
  readonly key: PrivateKey;
  readonly name: string;
}

export interface CertificateRequest {
  readonly name: string;
  readonly serial: number;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly isCa: boolean;
  /** Signs itself where it is left out. */
  readonly issuer?: Identity;
  /** In place of those that an authority or a signer has, each DER. */
  readonly extensions?: readonly Uint8Array[];
}

/** DER of r and s over a message (GM/T 0009). */
export function signSm2(
  message: Uint8Array,
  key: PrivateKey,
  randomBytes: RandomBytes,
): Uint8Array {
  const z = identityDigest(publicKeyOf(key), DEFAULT_USER_ID);
  const raw = signDigest(messageDigest(z, message), key, randomBytes);
  const [r, s] = [raw.subarray(0, SCALAR_BYTES), raw.subarray(SCALAR_BYTES)];
  return derSequence(derInteger(r), derInteger(s));
}

export const SM2_WITH_SM3 = derSequence(derOid(OID.sm2WithSm3));

export function derName(name: string): Uint8Array {
  return derSequence(der(TAG.set, derSequence(derOid('2.5.4.3'), derUtf8(name))));
}

/** A new key and its certificate (RFC 5280, GM/T 0015). */
export function issueCertificate(request: CertificateRequest, randomBytes: RandomBytes): Identity {
  const key = makePrivateKey(randomBytes);
  const issuer = request.issuer ?? { key, name: request.name };
  const keyInfo = derSequence(
    derSequence(derOid(OID.ecPublicKey), derOid(OID.sm2)),
    derBits(fromHex(publicKeyOf(key))),
  );
  const signed = derSequence(
    der(TAG.context0, derSmall(2)),
    derSmall(request.serial),
    SM2_WITH_SM3,
    derName(issuer.name),
    derSequence(derTime(request.notBefore), derTime(request.notAfter)),
    derName(request.name),
    keyInfo,
    der(TAG.context3, derSequence(...(request.extensions ?? usualExtensions(request.isCa)))),
  );
  const signature = signSm2(signed, issuer.key, randomBytes);
  const certificate = derSequence(signed, SM2_WITH_SM3, derBits(signature));
  return { certificate, key, name: request.name };
}

const TRUTH = der(TAG.boolean, Uint8Array.of(0xff));

/** One extension (RFC 5280, 4.1). @param value DER */
export function derExtension(oid: string, isCritical: boolean, value: Uint8Array): Uint8Array {
  return derSequence(derOid(oid), ...(isCritical ? [TRUTH] : []), derOctets(value));
}

/** Who may issue certificates, and how many authorities may stand below it. */
export function derConstraints(isCa: boolean, pathLength?: number): Uint8Array {
  const length = pathLength === undefined ? [] : [derSmall(pathLength)];
  return derExtension(OID.basicConstraints, true, derSequence(...(isCa ? [TRUTH, ...length] : [])));
}

/** @param bits the first byte of the key usage @param unused bits at its end */
export function derKeyUsage(bits: number, unused: number): Uint8Array {
  return derExtension(OID.keyUsage, true, der(TAG.bitString, Uint8Array.of(unused, bits)));
}

/** An authority signs certificates and lists; everybody else signs documents. */
function usualExtensions(isCa: boolean): readonly Uint8Array[] {
  return [derConstraints(isCa), isCa ? derKeyUsage(0x06, 1) : derKeyUsage(0xc0, 6)];
}

/** What a list of revoked certificates may say beside its entries. */
export interface CrlExtras {
  /** Milliseconds since 1970. */
  readonly nextUpdate?: number;
  /** Each DER. */
  readonly extensions?: readonly Uint8Array[];
  /** Of every entry, each DER. */
  readonly entryExtensions?: readonly Uint8Array[];
}

/** A list of revoked certificates. @param revoked serial numbers, each with its time in milliseconds */
export function issueCrl(
  issuer: Identity,
  at: number,
  revoked: readonly { readonly serial: number; readonly since: number }[],
  randomBytes: RandomBytes,
  { nextUpdate, extensions, entryExtensions }: CrlExtras = {},
): Uint8Array {
  const more = entryExtensions ? [derSequence(...entryExtensions)] : [];
  const entries = revoked.map(({ serial, since }) =>
    derSequence(derSmall(serial), derTime(since), ...more),
  );
  const signed = derSequence(
    derSmall(1),
    SM2_WITH_SM3,
    derName(issuer.name),
    derTime(at),
    ...(nextUpdate === undefined ? [] : [derTime(nextUpdate)]),
    ...(entries.length > 0 ? [derSequence(...entries)] : []),
    ...(extensions ? [der(TAG.context0, derSequence(...extensions))] : []),
  );
  return derSequence(signed, SM2_WITH_SM3, derBits(signSm2(signed, issuer.key, randomBytes)));
}
