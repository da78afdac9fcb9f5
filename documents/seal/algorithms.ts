/** Object identifiers of GM/T 0006 and of what stood in their place before. */
export const OID = {
  sm2WithSm3: '1.2.156.10197.1.501',
  sm2: '1.2.156.10197.1.301',
  sm2Sign: '1.2.156.10197.1.301.1',
  sm3: '1.2.156.10197.1.401',
  ecPublicKey: '1.2.840.10045.2.1',
  signedDataGm: '1.2.156.10197.6.1.4.2.2',
  dataGm: '1.2.156.10197.6.1.4.2.1',
  signedDataPkcs7: '1.2.840.113549.1.7.2',
  messageDigest: '1.2.840.113549.1.9.4',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
} as const;

const SM2_SIGNATURES: readonly string[] = [OID.sm2WithSm3, OID.sm2, OID.sm2Sign];

/** Whether an algorithm is SM2 with SM3; some makers name the curve in place of the signature. */
export function isSm2Algorithm(oid: string | undefined): boolean {
  return oid !== undefined && SM2_SIGNATURES.includes(oid);
}

/** Whether a CheckMethod or digest algorithm is SM3: by its OID, or by its name as in older files. */
export function isSm3Algorithm(name: string | undefined): boolean {
  return name === OID.sm3 || name?.toUpperCase() === 'SM3';
}
