import { createHash } from 'node:crypto';
import { derExtension, derKeyUsage } from '../builder/issue-certificate.ts';
import { digestNamed, OID } from './algorithms.ts';
import { TAG } from './der.ts';
import { der, derOctets, derOid, derSequence, derSmall, derTime } from './der-write.ts';
import { type Actor, rsaActor, RSA_AUTHORITY } from './rsa.test-support.node.ts';
import { derAttribute, signedData } from './signed-data.test-support.node.ts';
import { SIGNED_AT } from './signed-samples.test-support.ts';
import { sm3Bytes } from './sm2-verify.ts';

export const TIMESTAMPING = derExtension('2.5.29.37', true, derSequence(derOid(OID.timestamping)));
export const FOR_TIMESTAMPS = [derKeyUsage(0xc0, 6), TIMESTAMPING];

/** An authority of timestamps with RSA. */
export const RSA_TSA = rsaActor({
  ...{ name: '虚构时间戳', serial: 40, issuer: RSA_AUTHORITY, pair: 2 },
  extensions: FOR_TIMESTAMPS,
});

/** A minute after the signing. */
export const STAMPED_AT = SIGNED_AT + 60_000;

export interface TokenHow {
  readonly authority?: Actor;
  readonly at?: number;
  readonly certificates?: readonly Pick<Actor, 'certificate'>[];
  /** OID and digest in place of those of the signature by the authority's algorithm. */
  readonly imprint?: { readonly algorithm: string; readonly digest: Uint8Array };
  /** Behind the time, each DER. */
  readonly rest?: readonly Uint8Array[];
  readonly version?: number;
  readonly contentType?: string;
  readonly attributes?: readonly Uint8Array[];
  /** In place of the digest of what is signed. */
  readonly digest?: Uint8Array;
}

/** By the OID of the algorithm. */
export function digestBy(oid: string, bytes: Uint8Array): Uint8Array {
  const name = digestNamed(oid);
  if (name === 'SM3') return sm3Bytes(bytes);
  const hash = createHash((name ?? '').replace('-', ''));
  return new Uint8Array(hash.update(bytes).digest());
}

/** A timestamp of some bytes (RFC 3161, 2.4.2), written by hand after its ASN.1. */
export function timestampOf(bytes: Uint8Array, how: TokenHow = {}): Uint8Array {
  const { authority = RSA_TSA, at = STAMPED_AT, contentType = OID.timestampInfo } = how;
  const { certificates = [authority, RSA_AUTHORITY] } = how;
  const imprint = how.imprint ?? {
    ...{ algorithm: authority.digest, digest: digestBy(authority.digest, bytes) },
  };
  const content = derSequence(
    derSmall(how.version ?? 1),
    derOid('1.2.3.4'),
    derSequence(derSequence(derOid(imprint.algorithm)), derOctets(imprint.digest)),
    derSmall(77),
    derTime(at),
    ...(how.rest ?? []),
  );
  return signedData(content, {
    ...{ signer: authority, certificates, content, contentType },
    envelope: authority.digest === OID.sm3 ? OID.signedDataGm : OID.signedDataPkcs7,
    digest: how.digest ?? digestBy(authority.digest, content),
    attributes: how.attributes ?? [derAttribute(OID.contentType, derOid(OID.timestampInfo))],
  });
}

/** SigningCertificateV2 (RFC 5035, 3): SHA-256 where no algorithm is named. */
export function namesCertificate(digest: Uint8Array, algorithm?: string): Uint8Array {
  const named = algorithm === undefined ? [] : [derSequence(derOid(algorithm))];
  const value = derSequence(derSequence(derSequence(...named, derOctets(digest))));
  return derAttribute(OID.signingCertificateV2, value);
}

/** SES_Signature with a timestamp behind its signature (GB/T 38540-2020, 7.1). */
export function withTimestamp(value: Uint8Array, token: Uint8Array): Uint8Array {
  const bits = der(TAG.bitString, Uint8Array.of(0), token);
  const head = value[1] === 0x82 ? 4 : 2;
  return derSequence(value.subarray(head), der(TAG.context0, bits));
}
