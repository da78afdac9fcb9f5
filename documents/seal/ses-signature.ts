import { strFromU8 } from 'fflate';
import { type DerNode, elementsOf, readDer, sequenceOf, TAG } from './der.ts';
import { bitsOf, octetsOf, oidOf, parseTime, textOf, timeOf } from './der-values.ts';
import { readSeal, type Seal, type SealForm } from './seal.ts';

/** A signature with a seal (电子签章, SES_Signature). */
export interface SesSignature {
  readonly form: SealForm;
  readonly seal: Seal;
  /** The bytes that the signer has signed: TBS_Sign as it stands in the file. */
  readonly signed: Uint8Array;
  /** Milliseconds since 1970; missing where it cannot be read. */
  readonly signedAt?: number;
  /** SM3 of Signature.xml. */
  readonly dataHash: Uint8Array;
  /** Path of Signature.xml. */
  readonly propertyInfo: string;
  /** DER. */
  readonly certificate: Uint8Array;
  readonly algorithm: string;
  readonly signature: Uint8Array;
  /** A timestamp over the signature, as it stands there, readable or not. */
  readonly timestamp?: Uint8Array;
}

/** [0] IMPLICIT in place of a BIT STRING. */
const IMPLICIT_TAG = 0x80;

/** Reads SignedValue.dat of a seal; `undefined` for bytes that are none. */
export function readSesSignature(bytes: Uint8Array): SesSignature | undefined {
  const parts = sequenceOf(readDer(bytes));
  const [signed] = parts ?? [];
  const fields = sequenceOf(signed);
  if (!parts || !signed || !fields) return undefined;
  const [, sealNode, time, hash, property] = fields;
  const seal = sealNode && readSeal(sealNode.whole);
  const isV1 = parts.length === 2;
  const [certificateNode, algorithmNode, signatureNode] = isV1
    ? [fields[5], fields[6], parts[1]]
    : parts.slice(1);
  const certificate = octetsOf(certificateNode);
  const algorithm = oidOf(algorithmNode);
  const signature = bitsOf(signatureNode);
  const dataHash = bitsOf(hash);
  if (!seal || !certificate || algorithm === undefined || !signature || !dataHash) return undefined;
  const timestamp = isV1 ? undefined : timestampIn(parts[4]);
  const signedAt = isV1 ? timeOfV1(time) : timeOf(time);
  return {
    ...{ form: isV1 ? 'V1' : seal.form, seal, signed: signed.whole, dataHash, certificate },
    ...{ algorithm, signature, propertyInfo: textOf(property) ?? '' },
    ...(timestamp && { timestamp }),
    ...(signedAt !== undefined && { signedAt }),
  };
}

/** A BIT STRING, behind a tag of its own or in its place; some makers leave the BIT STRING out. */
function timestampIn(node: DerNode | undefined): Uint8Array | undefined {
  const inner = node?.tag === TAG.context0 ? elementsOf(node)?.[0] : node;
  if (!inner) return node?.whole;
  return (
    bitsOf(inner.tag === IMPLICIT_TAG ? { ...inner, tag: TAG.bitString } : inner) ?? inner.whole
  );
}

/** A BIT STRING whose bytes are a time as text, or as a DER element of its own. */
function timeOfV1(node: DerNode | undefined): number | undefined {
  const bits = bitsOf(node);
  if (!bits) return timeOf(node);
  const inner = readDer(bits);
  return inner ? timeOf(inner) : parseTime(strFromU8(bits, true).trim());
}
