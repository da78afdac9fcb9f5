import { fromHex } from '../../crypto/bytes.ts';
import { OID } from './algorithms.ts';
import { TAG } from './der.ts';
import { der, derOctets, derOid, derSequence, derSmall } from './der-write.ts';
import { type Actor, certificateOf, sm2Actor } from './rsa.test-support.node.ts';
import { AUTHORITY, SIGNER } from './signed-samples.test-support.ts';

export interface How {
  readonly signer?: Actor;
  /** Whoever it names as the signer, if that is somebody else. */
  readonly named?: Actor;
  /** Whether it names the signer's key in place of his certificate. */
  readonly keyId?: Uint8Array;
  /** Certificates that come with it. */
  readonly certificates?: readonly Pick<Actor, 'certificate'>[];
  readonly content?: Uint8Array;
  readonly contentType?: string;
  /** The digest among signed attributes. */
  readonly digest?: Uint8Array;
  /** Further signed attributes, each DER. */
  readonly attributes?: readonly Uint8Array[];
  /** In place of all others. */
  readonly onlyAttributes?: readonly Uint8Array[];
  /** Attributes that nobody has signed, each DER. */
  readonly unsigned?: (signature: Uint8Array) => readonly Uint8Array[];
  readonly envelope?: string;
  readonly algorithm?: string;
  readonly digestAlgorithm?: string;
  /** How many signers it has, all the same. */
  readonly signers?: number;
}

/** One attribute with one value. @param value DER */
export function derAttribute(oid: string, ...values: readonly Uint8Array[]): Uint8Array {
  return derSequence(derOid(oid), der(TAG.set, ...values));
}

/** SignedData of GB/T 35275 or RFC 5652 over the message, written by hand after its ASN.1. */
export function signedData(message: Uint8Array, how: How = {}): Uint8Array {
  const { signer = sm2Actor(SIGNER), content, digest, signers = 1 } = how;
  const { certificates = [signer, AUTHORITY], contentType = OID.dataGm } = how;
  const attributes = how.onlyAttributes ?? [
    ...(digest ? [derAttribute(OID.messageDigest, derOctets(digest))] : []),
    ...(how.attributes ?? []),
  ];
  const hasAttributes = attributes.length > 0;
  const signed = hasAttributes ? der(TAG.set, ...attributes) : (content ?? message);
  const { issuer, serial } = certificateOf(how.named ?? signer);
  const digestAlgorithm = derSequence(derOid(how.digestAlgorithm ?? signer.digest));
  const signature = signer.sign(signed);
  const unsigned = how.unsigned?.(signature) ?? [];
  const info = derSequence(
    derSmall(how.keyId ? 3 : 1),
    how.keyId
      ? der(0x80, how.keyId)
      : derSequence(fromHex(issuer), der(TAG.integer, fromHex(serial))),
    digestAlgorithm,
    ...(hasAttributes ? [der(TAG.context0, ...attributes)] : []),
    derSequence(derOid(how.algorithm ?? signer.algorithm)),
    derOctets(signature),
    ...(unsigned.length > 0 ? [der(0xa1, ...unsigned)] : []),
  );
  return derSequence(
    derOid(how.envelope ?? OID.signedDataGm),
    der(
      TAG.context0,
      derSequence(
        derSmall(1),
        der(TAG.set, digestAlgorithm),
        derSequence(
          derOid(contentType),
          ...(content ? [der(TAG.context0, derOctets(content))] : []),
        ),
        der(TAG.context0, ...certificates.map(({ certificate }) => certificate)),
        der(TAG.set, ...Array.from({ length: signers }, () => info)),
      ),
    ),
  );
}
