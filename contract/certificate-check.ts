import { z } from 'zod';

/**
 * What is known of a certificate file's seals (GB/T 38540-2020; GB/T 39047-2020, 6.3.3):
 * - `VALID`: sealed, whole, by someone on the trust list
 * - `VALID_UNTRUSTED`: whole, but nobody on the trust list vouches for who has sealed it, or made the seal
 * - `VALID_REVOKED`: whole, and a certificate was revoked after the time at which it is said to be sealed
 * - `VALID_PARTIAL`: whole as far as the seals reach; they do not cover every part
 * - `INVALID`: a step failed: the file is not as it was sealed
 * - `UNSIGNED`: no seal and no signature
 * - `UNSUPPORTED`: sealed in a way that is not verified here
 * - `NOT_CHECKED`: signatures of a format whose signatures are not checked here (PDF)
 */
export const CHECK_STATES = [
  ...(['VALID', 'VALID_REVOKED', 'VALID_UNTRUSTED', 'VALID_PARTIAL', 'INVALID'] as const),
  ...(['UNSIGNED', 'UNSUPPORTED', 'NOT_CHECKED'] as const),
] as const;
export const checkStateSchema = z.enum(CHECK_STATES);
export type CheckState = z.infer<typeof checkStateSchema>;

/** 1 to 11, as `documents/README.md` numbers them. */
const stepNumber = z.number().int().min(1).max(11);

const stepSchema = z.strictObject({
  step: stepNumber,
  verdict: z.enum(['ok', 'failed', 'limited', 'unsupported', 'not-applicable', 'not-checked']),
  /** A word of the documents room; the window has a sentence for each. */
  reason: z.string().max(40),
  /** Figures: counts, digests, times. Nothing of a person. */
  compared: z.string().max(300).optional(),
});

const signatureSchema = z.strictObject({
  kind: z.enum(['seal', 'signature']),
  /** e.g. `V4`, `GB/T 35275`. */
  form: z.string().max(20).optional(),
  state: checkStateSchema.exclude(['UNSIGNED', 'NOT_CHECKED']),
  /** The first step that failed. */
  failed: stepNumber.optional(),
  /** Of the seal, e.g. an organ's name. */
  sealName: z.string().max(120).optional(),
  /** Common name of whoever has signed. */
  signerName: z.string().max(120).optional(),
  issuerName: z.string().max(120).optional(),
  /** Milliseconds since 1970, as the signer says, unless a timestamp has proved it. */
  signedAt: z.number().int().optional(),
  isTimestamped: z.literal(true).optional(),
  /** All eleven; of a file with many signatures only those of the worst, of the others what speaks against them. */
  steps: z.array(stepSchema).max(11),
});
export type SignatureCheck = z.infer<typeof signatureSchema>;

/** Fields of GB/T 36903 that are compared with what the platform said. */
export const COMPARED_FIELDS = [
  ...(['identifier', 'typeCode', 'number', 'issuer', 'issuedOn'] as const),
  ...(['validTo', 'holderName', 'holderCode'] as const),
] as const;

/** What the file says of itself, against what the platform has listed. */
const metadataSchema = z.strictObject({
  /**
   * - `same`: as listed, and somebody whom the trust list vouches for has sealed all that was compared
   * - `unprotected`: as listed, but of some fields anybody may have written it: that proves nothing
   * - `differs`: not as listed, wherever it stands
   * - `absent`: the file says nothing of itself
   */
  state: z.enum(['same', 'unprotected', 'differs', 'absent']),
  /** Which fields differ, or contradict each other within the file; never their values. */
  differing: z.array(z.enum(COMPARED_FIELDS)).max(COMPARED_FIELDS.length),
  /** With `unprotected`: the fields that no such seal covers. */
  unprotected: z.array(z.enum(COMPARED_FIELDS)).max(COMPARED_FIELDS.length).optional(),
});

/** 64 that are verified, one note of those that are not for each of 64 documents, one for a list of files. */
const MAX_SIGNATURES = 129;

/** What the terminal found out about the file that is open. */
export const certificateCheckSchema = z.strictObject({
  state: checkStateSchema,
  /** In the order of the file. */
  signatures: z.array(signatureSchema).max(MAX_SIGNATURES),
  metadata: metadataSchema,
});
export type CertificateCheck = z.infer<typeof certificateCheckSchema>;

/** Fields that say which certificate it is and whose. */
const IDENTITY_FIELDS: readonly string[] = ['identifier', 'holderName', 'holderCode'];

/** Reason of step 10: a seal leaves open what the pages show. */
const SHOWN_OPEN = 'shown-files-not-covered';

/**
 * Whether a copy of it may be put on paper: the warning on the screen does not go with the paper. Not
 * where a seal is wrong or leaves open what is seen, nor where the file is another certificate than the
 * one listed, or somebody else's.
 */
export function isPrintable({ state, signatures, metadata }: CertificateCheck): boolean {
  return (
    state !== 'INVALID' &&
    !signatures.some(({ steps }) => steps.some(({ reason }) => reason === SHOWN_OPEN)) &&
    !metadata.differing.some((field) => IDENTITY_FIELDS.includes(field))
  );
}
