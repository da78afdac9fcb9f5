import { concat, toHex } from '../../crypto/bytes.ts';
import { type DigestName, digestNamed, OID } from './algorithms.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { type DerNode, elementsOf, readDer, sequenceOf, TAG } from './der.ts';
import { octetsOf, oidOf, serialOf } from './der-values.ts';

/** A signature with its certificates: SignedData of GB/T 35275-2017 and of RFC 5652, one signer. */
export interface SignedData {
  readonly form: 'GB/T 35275' | 'CMS';
  readonly certificates: readonly Certificate[];
  readonly signer?: Certificate;
  /** OID of what the content is. */
  readonly contentType: string;
  /** The content, where it came along. */
  readonly content?: Uint8Array;
  /** OID. */
  readonly algorithm: string;
  /** OID of what the content is digested with. */
  readonly digestAlgorithm: string;
  /** The same, where it is known here. */
  readonly digest?: DigestName;
  readonly signature: Uint8Array;
  readonly attributes?: SignedAttributes;
  /** A timestamp over the signature, which anybody may have put beside it (RFC 3161, appendix A). */
  readonly timestamp?: Uint8Array;
}

/** What is signed in place of the content. */
export interface SignedAttributes {
  /** The SET as it is signed. */
  readonly signed: Uint8Array;
  /** Of the content; missing where there is not exactly one. */
  readonly digest?: Uint8Array;
  /** OID, where it stands there. */
  readonly contentType?: string;
  /** Digests of the signer's certificate (RFC 5035), each with the OID of its algorithm. */
  readonly certificateDigest?: { readonly algorithm: string; readonly value: Uint8Array };
}

const FORMS: Readonly<Record<string, SignedData['form']>> = {
  [OID.signedDataGm]: 'GB/T 35275',
  [OID.signedDataPkcs7]: 'CMS',
};
/** A signer, the authorities above him and their older certificates. */
const MAX_CERTIFICATES = 32;
const KEY_ID_TAG = 0x80;
const UNSIGNED_TAG = 0xa1;

/** `undefined` for bytes that are none, and for those of several signers or of nobody. */
export function readSignedData(bytes: Uint8Array): SignedData | undefined {
  const [type, wrapped] = sequenceOf(readDer(bytes)) ?? [];
  const form = FORMS[oidOf(type) ?? ''];
  const fields = sequenceOf(elementsOf(wrapped)?.[0]);
  if (form === undefined || !fields) return undefined;
  const given = elementsOf(fields.find(({ tag }) => tag === TAG.context0)) ?? [];
  const certificates = given
    .slice(0, MAX_CERTIFICATES)
    .flatMap(({ whole }) => readCertificate(whole) ?? []);
  const signers = elementsOf(fields.slice(3).find(({ tag }) => tag === TAG.set));
  const info = signers?.length === 1 ? sequenceOf(signers[0]) : undefined;
  const [contentTypeNode, contentNode] = sequenceOf(fields[2]) ?? [];
  const [, identity, digestNode, ...rest] = info ?? [];
  const digestAlgorithm = oidOf(sequenceOf(digestNode)?.[0]);
  const algorithm = oidOf(sequenceOf(rest.find(({ tag }) => tag === TAG.sequence))?.[0]);
  const signature = octetsOf(rest.find(({ tag }) => tag === TAG.octetString));
  if (!signature || algorithm === undefined || digestAlgorithm === undefined) return undefined;
  const attributes = rest.find(({ tag }) => tag === TAG.context0);
  const timestamp = valueOf(
    rest.find(({ tag }) => tag === UNSIGNED_TAG),
    OID.timestampToken,
  );
  const signer = certificates.find((one) => isNamed(one, identity));
  const content = contentOf(contentNode);
  const digest = digestNamed(digestAlgorithm);
  return {
    ...{ form, certificates, algorithm, digestAlgorithm, signature },
    contentType: oidOf(contentTypeNode) ?? '',
    ...(digest && { digest }),
    ...(signer && { signer }),
    ...(content && { content }),
    ...(attributes && { attributes: attributesOf(attributes) }),
    ...(timestamp && { timestamp: timestamp.whole }),
  };
}

/** By issuer and number, or by the name of the key (RFC 5652, 5.3). */
function isNamed({ issuer, serial, keyId }: Certificate, identity: DerNode | undefined): boolean {
  if (identity?.tag === KEY_ID_TAG) return keyId === toHex(identity.content);
  const [name, number] = sequenceOf(identity) ?? [];
  return name !== undefined && issuer === toHex(name.whole) && serial === serialOf(number);
}

function contentOf(wrapped: DerNode | undefined): Uint8Array | undefined {
  const inner = elementsOf(wrapped)?.[0];
  return octetsOf(inner) ?? inner?.whole;
}

/** The one value of the one attribute of that kind; `undefined` where there are more. */
function valueOf(attributes: DerNode | undefined, oid: string): DerNode | undefined {
  const found = (elementsOf(attributes) ?? []).filter(
    (attribute) => oidOf(sequenceOf(attribute)?.[0]) === oid,
  );
  const values = elementsOf(sequenceOf(found[0])?.[1]);
  return found.length === 1 && values?.length === 1 ? values[0] : undefined;
}

/** What is signed is the SET itself, not the tag that stands for it (RFC 5652, 5.4). */
function attributesOf(node: DerNode): SignedAttributes {
  const digest = octetsOf(valueOf(node, OID.messageDigest));
  const contentType = oidOf(valueOf(node, OID.contentType));
  const certificateDigest = certificateDigestOf(node);
  return {
    signed: concat(Uint8Array.of(TAG.set), node.whole.subarray(1)),
    ...(digest && { digest }),
    ...(contentType !== undefined && { contentType }),
    ...(certificateDigest && { certificateDigest }),
  };
}

/** SigningCertificate by SHA-1, or SigningCertificateV2 with SHA-256 unless it says otherwise (RFC 5035, 4 and 5). */
function certificateDigestOf(node: DerNode): SignedAttributes['certificateDigest'] {
  const second = valueOf(node, OID.signingCertificateV2);
  const [list] = sequenceOf(second ?? valueOf(node, OID.signingCertificate)) ?? [];
  const parts = sequenceOf(sequenceOf(list)?.[0]) ?? [];
  const value = octetsOf(parts.find(({ tag }) => tag === TAG.octetString));
  const named = second && parts[0]?.tag === TAG.sequence ? sequenceOf(parts[0])?.[0] : undefined;
  const algorithm = named ? oidOf(named) : second ? OID.sha256 : OID.sha1;
  return value && algorithm !== undefined ? { algorithm, value } : undefined;
}
