import { toHex } from '../../crypto/bytes.ts';
import { OID } from './algorithms.ts';
import { type DerNode, elementsOf, readDer, sequenceOf, TAG } from './der.ts';
import { octetsOf, oidOf, smallInteger } from './der-values.ts';

/** One extension of a certificate or a list (RFC 5280, 4.1). */
export interface Extension {
  readonly oid: string;
  readonly isCritical: boolean;
  readonly value: Uint8Array;
}

/** What the extensions of a certificate say, as far as seals need it (RFC 5280, 4.2). */
export interface CertificateExtensions {
  readonly isCa: boolean;
  /** How many authorities may stand between it and a signer. */
  readonly pathLength?: number;
  /** Bits of the first byte of the key usage; missing where it may be used for anything. */
  readonly keyUsage?: number;
  /** Hexadecimal. */
  readonly keyId?: string;
  readonly issuerKeyId?: string;
  /** Where its issuer says that revocations are told. */
  readonly crlAddresses: readonly string[];
  /** OIDs of what its key is for; missing where it may be used for anything. */
  readonly purposes?: readonly string[];
  readonly arePurposesCritical?: boolean;
  /**
   * Whether something in it that must be understood is not, or stands there twice: then it is not
   * used (RFC 5280, 4.2). Constraints of names and policies are among that; purposes are looked at
   * by {@link isMeantFor}.
   */
  readonly hasUnknownCritical: boolean;
}

const EXTENSIONS = {
  keyId: '2.5.29.14',
  subjectName: '2.5.29.17',
  issuerName: '2.5.29.18',
  crlAddresses: '2.5.29.31',
  policies: '2.5.29.32',
  issuerKeyId: '2.5.29.35',
  purposes: '2.5.29.37',
} as const;

/** Any policy will do, and names are not constrained: these are understood whatever they say. */
const UNDERSTOOD: readonly string[] = [
  ...[OID.basicConstraints, OID.keyUsage, ...Object.values(EXTENSIONS)],
];
const ANY_PURPOSE = '2.5.29.37.0';
/** anyExtendedKeyUsage, emailProtection, documentSigning (RFC 5280, 4.2.1.12; RFC 9336). */
const SIGNING_PURPOSES: readonly string[] = [
  ...[ANY_PURPOSE, '1.3.6.1.5.5.7.3.4', '1.3.6.1.5.5.7.3.36'],
];
/** Servers, programs, timestamps and answers on revocation: none of them signs documents. */
const OTHER_PURPOSES: readonly string[] = [
  ...['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.3', OID.timestamping, '1.3.6.1.5.5.7.3.9'],
];
const KEY_ID_TAG = 0x80;
const URI_TAG = 0x86;

/** The extensions of a SEQUENCE; what is none is left out. */
export function readExtensions(node: DerNode | undefined): readonly Extension[] {
  return (sequenceOf(node) ?? []).flatMap((one): Extension[] => {
    const parts = sequenceOf(one) ?? [];
    const [first, second] = parts;
    const oid = oidOf(first);
    const value = octetsOf(parts.at(-1));
    if (oid === undefined || !value) return [];
    const isCritical = second?.tag === TAG.boolean && second.content[0] !== 0;
    return [{ oid, isCritical, value }];
  });
}

/** Addresses within names, however deep (distribution points, RFC 5280, 4.2.1.13). */
export function addressesIn(node: DerNode | undefined, depth = 6): readonly string[] {
  if (!node || depth === 0) return [];
  if (node.tag === URI_TAG) return [String.fromCharCode(...node.content.subarray(0, 500))];
  const isConstructed = (node.tag & 0x20) !== 0;
  return isConstructed
    ? (elementsOf(node) ?? []).flatMap((one) => addressesIn(one, depth - 1))
    : [];
}

/** What the extensions of a certificate say. @param node the SEQUENCE of them, where there is one */
export function certificateExtensions(node: DerNode | undefined): CertificateExtensions {
  const all = readExtensions(node);
  const found = new Map(all.map((one) => [one.oid, one]));
  const valueOf = (oid: string): DerNode | undefined => {
    const one = found.get(oid);
    return one && readDer(one.value);
  };
  const [ca, length] = sequenceOf(valueOf(OID.basicConstraints)) ?? [];
  const pathLength = smallInteger(length);
  const usage = valueOf(OID.keyUsage);
  const keyUsage = usage?.tag === TAG.bitString ? usage.content[1] : undefined;
  const purposes = purposesOf(valueOf(EXTENSIONS.purposes));
  const keyId = octetsOf(valueOf(EXTENSIONS.keyId));
  const issuerKeyId = (sequenceOf(valueOf(EXTENSIONS.issuerKeyId)) ?? []).find(
    ({ tag }) => tag === KEY_ID_TAG,
  )?.content;
  return {
    isCa: ca?.tag === TAG.boolean && ca.content[0] === 0xff,
    crlAddresses: addressesIn(valueOf(EXTENSIONS.crlAddresses)),
    hasUnknownCritical:
      found.size < all.length || all.some((one) => one.isCritical && !UNDERSTOOD.includes(one.oid)),
    ...(pathLength !== undefined && { pathLength }),
    ...(keyUsage !== undefined && { keyUsage }),
    ...(found.has(EXTENSIONS.purposes) && {
      purposes,
      arePurposesCritical: found.get(EXTENSIONS.purposes)?.isCritical === true,
    }),
    ...(keyId && { keyId: toHex(keyId) }),
    ...(issuerKeyId && { issuerKeyId: toHex(issuerKeyId) }),
  };
}

function purposesOf(node: DerNode | undefined): readonly string[] {
  return (sequenceOf(node) ?? []).flatMap((one) => oidOf(one) ?? []);
}

/** What a chain of certificates is followed for. */
export type Purpose = 'signing' | 'timestamping';

/**
 * Whether whoever signs may use his certificate for that. For timestamps it must be for these alone
 * (RFC 3161, 2.3). Makers of certificates for signing put into it what they like, unless it is critical:
 * then it has to be among them.
 */
export function isMeantFor(
  { purposes, arePurposesCritical = false }: CertificateExtensions,
  purpose: Purpose,
): boolean {
  if (purpose === 'timestamping') {
    return arePurposesCritical && purposes?.length === 1 && purposes[0] === OID.timestamping;
  }
  if (!purposes) return true;
  return arePurposesCritical
    ? purposes.some((one) => SIGNING_PURPOSES.includes(one))
    : purposes.some((one) => !OTHER_PURPOSES.includes(one));
}

/** Whether an authority may issue certificates for that: only critical purposes bind it. */
export function mayIssueFor(
  { purposes = [], arePurposesCritical = false }: CertificateExtensions,
  purpose: Purpose,
): boolean {
  const wanted = purpose === 'signing' ? SIGNING_PURPOSES : [ANY_PURPOSE, OID.timestamping];
  return !arePurposesCritical || purposes.some((one) => wanted.includes(one));
}
