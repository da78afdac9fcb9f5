import { fromHex } from '../../crypto/bytes.ts';
import { type Identity, signSm2 } from '../builder/issue-certificate.ts';
import { OID } from './algorithms.ts';
import { readCertificate } from './certificate.ts';
import { TAG } from './der.ts';
import { der, derOctets, derOid, derSequence, derSmall } from './der-write.ts';
import { AUTHORITY, randomBytes, SIGNER } from './signed-samples.test-support.ts';

export interface How {
  readonly signer?: Identity;
  /** Certificates that come with it. */
  readonly certificates?: readonly Identity[];
  readonly content?: Uint8Array;
  /** The digest among signed attributes. */
  readonly digest?: Uint8Array;
  readonly envelope?: string;
  readonly algorithm?: string;
}

/** SignedData of GB/T 35275 over the message, written by hand after its ASN.1. */
export function signedData(message: Uint8Array, how: How = {}): Uint8Array {
  const { signer = SIGNER, certificates = [SIGNER, AUTHORITY], content, digest } = how;
  const attributes = digest
    ? [derSequence(derOid(OID.messageDigest), der(TAG.set, derOctets(digest)))]
    : [];
  const signed = digest ? der(TAG.set, ...attributes) : (content ?? message);
  const known = readCertificate(signer.certificate);
  if (!known) throw new Error('a sample cannot be read');
  const { issuer, serial } = known;
  const sm3 = derSequence(derOid(OID.sm3));
  const info = derSequence(
    derSmall(1),
    derSequence(fromHex(issuer), der(TAG.integer, fromHex(serial))),
    sm3,
    ...(digest ? [der(TAG.context0, ...attributes)] : []),
    derSequence(derOid(how.algorithm ?? OID.sm2)),
    derOctets(signSm2(signed, signer.key, randomBytes)),
  );
  return derSequence(
    derOid(how.envelope ?? OID.signedDataGm),
    der(
      TAG.context0,
      derSequence(
        derSmall(1),
        der(TAG.set, sm3),
        derSequence(
          derOid(OID.dataGm),
          ...(content ? [der(TAG.context0, derOctets(content))] : []),
        ),
        der(TAG.context0, ...certificates.map(({ certificate }) => certificate)),
        der(TAG.set, info),
      ),
    ),
  );
}
