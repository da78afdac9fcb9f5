/** Object identifiers of GM/T 0006, of RFC 8017 and 5754, and of what stood in their place before. */
export const OID = {
  sm2WithSm3: '1.2.156.10197.1.501',
  sm2: '1.2.156.10197.1.301',
  sm2Sign: '1.2.156.10197.1.301.1',
  sm3: '1.2.156.10197.1.401',
  ecPublicKey: '1.2.840.10045.2.1',
  rsa: '1.2.840.113549.1.1.1',
  rsaWithSha1: '1.2.840.113549.1.1.5',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  signedDataGm: '1.2.156.10197.6.1.4.2.2',
  dataGm: '1.2.156.10197.6.1.4.2.1',
  signedDataPkcs7: '1.2.840.113549.1.7.2',
  dataPkcs7: '1.2.840.113549.1.7.1',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  timestampToken: '1.2.840.113549.1.9.16.2.14',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  timestamping: '1.3.6.1.5.5.7.3.8',
} as const;

const SM2_SIGNATURES: readonly string[] = [OID.sm2WithSm3, OID.sm2, OID.sm2Sign];

/** Whether an algorithm is SM2 with SM3; some makers name the curve in place of the signature. */
export function isSm2Algorithm(oid: string | undefined): boolean {
  return oid !== undefined && SM2_SIGNATURES.includes(oid);
}

/** Digests that are compared here. SHA-1 only finds what is wrong: it proves nothing any more. */
export type DigestName = 'SM3' | 'SHA-256' | 'SHA-384' | 'SHA-512' | 'SHA-1';

const DIGESTS: Readonly<Record<string, DigestName>> = {
  [OID.sm3]: 'SM3',
  SM3: 'SM3',
  [OID.sha256]: 'SHA-256',
  'SHA-256': 'SHA-256',
  SHA256: 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  'SHA-384': 'SHA-384',
  SHA384: 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
  'SHA-512': 'SHA-512',
  SHA512: 'SHA-512',
  [OID.sha1]: 'SHA-1',
  'SHA-1': 'SHA-1',
  SHA1: 'SHA-1',
};

/** MD5: nothing is compared by it. */
const BROKEN: readonly string[] = ['1.2.840.113549.2.5', 'MD5'];

/** A CheckMethod or digest algorithm: by its OID, or by its name as in older files. */
export function digestNamed(name: string | undefined): DigestName | undefined {
  const key = name?.trim().toUpperCase() ?? '';
  return Object.hasOwn(DIGESTS, key) ? DIGESTS[key] : undefined;
}

/** Whether two files with one digest can be made: such a digest proves nothing. */
export function isWeakDigest(name: string | undefined): boolean {
  return digestNamed(name) === 'SHA-1' || BROKEN.includes(name?.trim().toUpperCase() ?? '');
}

/** How something was signed. */
export type SignatureMethod =
  | { readonly kind: 'SM2' }
  /** RSASSA-PKCS1-v1_5 (RFC 8017, 8.2). */
  | { readonly kind: 'RSA'; readonly digest: Exclude<DigestName, 'SM3'> };

const RSA_DIGESTS: Readonly<Record<string, Exclude<DigestName, 'SM3'>>> = {
  [OID.rsaWithSha1]: 'SHA-1',
  [OID.rsaWithSha256]: 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
};

/**
 * What an algorithm of a signature means; `undefined` for what is not verified here, RSASSA-PSS among it.
 *
 * @param digest what stands beside it in SignedData: it must be the one that the algorithm is made with
 */
export function signatureMethod(oid: string, digest?: DigestName): SignatureMethod | undefined {
  if (isSm2Algorithm(oid)) return (digest ?? 'SM3') === 'SM3' ? { kind: 'SM2' } : undefined;
  const own = oid === OID.rsa ? digest : RSA_DIGESTS[oid];
  if (own === undefined || own === 'SM3' || (digest ?? own) !== own) return undefined;
  return { kind: 'RSA', digest: own };
}
