import { toHex } from '../../crypto/bytes.ts';
import { OID } from './algorithms.ts';
import { type DerNode, elementsOf, readDer, sequenceOf, TAG } from './der.ts';
import { bitsOf, oidOf, textOf, serialOf, timeOf } from './der-values.ts';
import { certificateExtensions, type CertificateExtensions } from './extensions.ts';
import type { ForeignCrypto } from './foreign-crypto.ts';
import { readRsaKey } from './rsa-key.ts';
import { checkSignature } from './signature-check.ts';

/** An X.509 certificate (RFC 5280, GM/T 0015) as far as seals need it. */
export interface Certificate extends CertificateExtensions {
  readonly der: Uint8Array;
  /** What its issuer has signed. */
  readonly signed: Uint8Array;
  /** Hexadecimal. */
  readonly serial: string;
  /** Names as DER, hexadecimal: compared byte by byte. */
  readonly issuer: string;
  readonly subject: string;
  /** For people: `CN=…, O=…`. */
  readonly subjectText: string;
  readonly issuerText: string;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** `04` and 128 hexadecimal digits; missing where the key is none of SM2. */
  readonly publicKey?: string;
  /** SubjectPublicKeyInfo of an RSA key within limits, DER. */
  readonly rsaKey?: Uint8Array;
  readonly algorithm: string;
  readonly signature: Uint8Array;
}

const NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
};

/** `undefined` for bytes that are no certificate. */
export function readCertificate(bytes: Uint8Array): Certificate | undefined {
  const parts = sequenceOf(readDer(bytes));
  const fields = sequenceOf(parts?.[0]);
  const signature = bitsOf(parts?.[2]);
  const algorithm = oidOf(sequenceOf(parts?.[1])?.[0]);
  if (!parts?.[0] || !fields || !signature || algorithm === undefined) return undefined;
  // The version has a tag of its own and may be missing.
  const at = fields[0]?.tag === TAG.context0 ? 1 : 0;
  const [number, , issuer, validity, subject, keyInfo] = fields.slice(at);
  const serial = serialOf(number);
  const [notBefore, notAfter] = (sequenceOf(validity) ?? []).map(timeOf);
  if (
    serial === undefined ||
    !issuer ||
    !subject ||
    notBefore === undefined ||
    notAfter === undefined
  ) {
    return undefined;
  }
  const publicKey = publicKeyOf(keyInfo);
  const rsaKey = readRsaKey(keyInfo);
  return {
    ...{ der: bytes, signed: parts[0].whole, serial },
    ...{ issuer: toHex(issuer.whole), subject: toHex(subject.whole) },
    ...{ subjectText: nameText(subject), issuerText: nameText(issuer) },
    ...{ notBefore, notAfter, algorithm, signature },
    ...certificateExtensions(elementsOf(fields.find(({ tag }) => tag === TAG.context3))?.[0]),
    ...(publicKey !== undefined && { publicKey }),
    ...(rsaKey && { rsaKey }),
  };
}

/** Whether `issuer` has signed it; not, where the algorithm proves nothing or is not known here. */
export function isSignedBy(
  one: Pick<Certificate, 'signed' | 'signature' | 'algorithm'>,
  issuer: Certificate,
  foreign?: ForeignCrypto,
): boolean {
  return checkSignature(one, issuer, foreign) === 'right';
}

function publicKeyOf(node: DerNode | undefined): string | undefined {
  const [algorithm, key] = sequenceOf(node) ?? [];
  const [kind, curve] = (sequenceOf(algorithm) ?? []).map(oidOf);
  const point = bitsOf(key);
  if (kind !== OID.ecPublicKey || curve !== OID.sm2 || point?.length !== 65) return undefined;
  return toHex(point);
}

function nameText(name: DerNode): string {
  const attributes = (sequenceOf(name) ?? []).flatMap((set) => elementsOf(set) ?? []);
  return attributes
    .map((attribute) => {
      const [type, value] = sequenceOf(attribute) ?? [];
      const oid = oidOf(type) ?? '?';
      return `${NAMES[oid] ?? oid}=${textOf(value) ?? '?'}`;
    })
    .join(', ');
}
