import { toHex } from '../../crypto/bytes.ts';
import { OID } from './algorithms.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { type DerNode, elementsOf, readDer, sequenceOf, TAG } from './der.ts';
import { octetsOf, oidOf, serialOf } from './der-values.ts';
import { concat } from '../../crypto/bytes.ts';

/** A signature with its certificates (SignedData, GB/T 35275-2017), one signer. */
export interface SignedData {
  readonly certificates: readonly Certificate[];
  readonly signer?: Certificate;
  /** The content, where it came along. */
  readonly content?: Uint8Array;
  readonly algorithm: string;
  readonly signature: Uint8Array;
  /** Signed attributes: the SET that is signed in place of the content, and the digest in it. */
  readonly attributes?: { readonly signed: Uint8Array; readonly digest?: Uint8Array };
}

/** Whether bytes are an envelope of PKCS#7 or CMS: RSA and SHA, which are not verified here. */
export function isForeignEnvelope(bytes: Uint8Array): boolean {
  return oidOf(sequenceOf(readDer(bytes))?.[0]) === OID.signedDataPkcs7;
}

/** `undefined` for bytes that are none. */
export function readSignedData(bytes: Uint8Array): SignedData | undefined {
  const [type, wrapped] = sequenceOf(readDer(bytes)) ?? [];
  if (oidOf(type) !== OID.signedDataGm) return undefined;
  const fields = sequenceOf(elementsOf(wrapped)?.[0]);
  if (!fields) return undefined;
  const certificates = (elementsOf(fields.find(({ tag }) => tag === TAG.context0)) ?? []).flatMap(
    ({ whole }) => readCertificate(whole) ?? [],
  );
  const signers = fields.slice(3).find(({ tag }) => tag === TAG.set);
  const info = sequenceOf(elementsOf(signers)?.[0]);
  if (!info) return undefined;
  const signature = octetsOf(info.findLast(({ tag }) => tag === TAG.octetString));
  const [, identity, , ...rest] = info;
  const attributes = rest.find(({ tag }) => tag === TAG.context0);
  const algorithm = oidOf(sequenceOf(rest.find(({ tag }) => tag === TAG.sequence))?.[0]);
  if (!signature || algorithm === undefined) return undefined;
  const [issuer, number] = sequenceOf(identity) ?? [];
  const serial = serialOf(number);
  const signer = certificates.find(
    (one) =>
      issuer !== undefined &&
      serial !== undefined &&
      one.issuer === toHex(issuer.whole) &&
      one.serial === serial,
  );
  const content = contentOf(fields[2]);
  return {
    ...{ certificates, algorithm, signature },
    ...(signer && { signer }),
    ...(content && { content }),
    ...(attributes && { attributes: attributesOf(attributes) }),
  };
}

function contentOf(node: DerNode | undefined): Uint8Array | undefined {
  const wrapped = sequenceOf(node)?.[1];
  const inner = elementsOf(wrapped)?.[0];
  return octetsOf(inner) ?? inner?.whole;
}

/** What is signed is the SET itself, not the tag that stands for it (RFC 5652, 5.4). */
function attributesOf(node: DerNode): NonNullable<SignedData['attributes']> {
  const found = (elementsOf(node) ?? []).find(
    (attribute) => oidOf(sequenceOf(attribute)?.[0]) === OID.messageDigest,
  );
  const digest = octetsOf(elementsOf(sequenceOf(found)?.[1])?.[0]);
  const signed = concat(Uint8Array.of(TAG.set), node.whole.subarray(1));
  return { signed, ...(digest && { digest }) };
}
