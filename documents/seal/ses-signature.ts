import { strFromU8 } from 'fflate';
import { type DerNode, readDer, sequenceOf } from './der.ts';
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
  readonly hasTimestamp: boolean;
}

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
  const signedAt = isV1 ? timeOfV1(time) : timeOf(time);
  return {
    ...{ form: isV1 ? 'V1' : seal.form, seal, signed: signed.whole, dataHash, certificate },
    ...{ algorithm, signature, propertyInfo: textOf(property) ?? '' },
    hasTimestamp: !isV1 && parts.length > 4,
    ...(signedAt !== undefined && { signedAt }),
  };
}

/** A BIT STRING whose bytes are a time as text, or as a DER element of its own. */
function timeOfV1(node: DerNode | undefined): number | undefined {
  const bits = bitsOf(node);
  if (!bits) return timeOf(node);
  const inner = readDer(bits);
  return inner ? timeOf(inner) : parseTime(strFromU8(bits, true).trim());
}
