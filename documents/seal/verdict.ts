import type { ChainReason } from './chain.ts';
import type { Seal, SealForm } from './seal.ts';
import type { SignatureFile } from './signature-file.ts';
import type { TimestampReason } from './timestamp.ts';
import type { PlainVerdict } from './verify-plain.ts';

/** The steps of a verification, by their numbers: GB/T 38540-2020, 7 and GB/T 39047, 6.3.3. */
export const STEPS = {
  1: 'references',
  2: 'document-digest',
  3: 'property-info',
  4: 'document-signature',
  5: 'seal-copy',
  6: 'seal-signature',
  7: 'certificate-in-seal',
  8: 'validity',
  9: 'chain',
  10: 'coverage',
  11: 'plain-signature',
} as const;
export type StepNumber = keyof typeof STEPS;

/**
 * - `ok`, `failed`: compared
 * - `limited`: nothing wrong, but it proves less than it could: no trust, not the whole package
 * - `unsupported`: an algorithm that is not verified here
 * - `not-applicable`: this kind of signature has no such thing
 * - `not-checked`: an earlier failure left nothing to compare
 */
export type StepVerdict =
  'ok' | 'failed' | 'limited' | 'unsupported' | 'not-applicable' | 'not-checked';

/** Why a step ended as it did; one word for each way in which a document is tampered with. */
export type StepReason =
  | ChainReason
  | TimestampReason
  | 'timestamp-too-late'
  | 'signed-after-timestamp'
  | 'same'
  | 'whole'
  | 'none-here'
  | 'no-references'
  | 'reference-file-missing'
  | 'reference-digest-differs'
  | 'signature-file-unreadable'
  | 'signed-value-unreadable'
  | 'digest-differs'
  | 'names-another-file'
  | 'signature-wrong'
  | 'certificate-unreadable'
  | 'no-certificate'
  | 'seal-differs'
  | 'seal-signature-wrong'
  | 'not-in-list'
  | 'time-unknown'
  | 'signed-in-future'
  | 'seal-not-valid-then'
  | 'certificate-not-valid-then'
  | 'seal-maker-untrusted'
  | 'revoked-after-timestamp'
  | 'signer-not-listed'
  | 'files-not-covered'
  | 'shown-files-not-covered'
  | 'pages-not-covered'
  | 'too-many-signatures'
  | 'list-of-files-only'
  | 'algorithm'
  | 'algorithm-too-weak';

export interface Step {
  readonly step: StepNumber;
  readonly verdict: StepVerdict;
  readonly reason: StepReason;
  /** What was compared with what, in figures: counts, digests, times. Nothing of a person. */
  readonly compared?: string;
  /** Files of the package that are meant. */
  readonly files?: readonly string[];
}

/**
 * - `VALID`: every step is ok
 * - `VALID_PARTIAL`: what is covered is as it was signed, but not every file is covered
 * - `VALID_REVOKED`: the same, and a certificate was taken back after the time that the signer has told:
 *   whoever held the key since then could tell that time as well
 * - `VALID_UNTRUSTED`: the same, and who has signed is not on the trust list
 * - `INVALID`: a step failed
 * - `UNSUPPORTED`: made in a way that is not verified here: nothing is known of it
 */
export type SignatureState =
  'VALID' | 'VALID_PARTIAL' | 'VALID_REVOKED' | 'VALID_UNTRUSTED' | 'UNSUPPORTED' | 'INVALID';

export interface Signer {
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: number;
  readonly notAfter: number;
}

export interface SignatureVerdict {
  readonly id: string;
  readonly type: 'Seal' | 'Sign';
  readonly form?: SealForm | PlainVerdict['form'];
  readonly state: SignatureState;
  /** The first step that failed. */
  readonly failed?: StepNumber;
  /** All eleven, in their order. */
  readonly steps: readonly Step[];
  /** Milliseconds since 1970: the timestamp's, if it is `verified`, else as the signer says. */
  readonly signedAt?: number;
  /** Of whether a timestamp has told it: one that proves nothing is `unverified`, step 8 says why. */
  readonly timestamp: 'none' | 'unverified' | 'verified';
  readonly signer?: Signer;
  readonly seal?: Seal;
  readonly stamps: SignatureFile['stamps'];
}

/** Files of a package, by who answers for their content. */
export interface CoveredFiles {
  /** A signature in which nothing is wrong covers them, whoever has signed. */
  readonly covered: ReadonlySet<string>;
  /** Those of them that somebody has signed for whom the trust list vouches. */
  readonly vouched: ReadonlySet<string>;
}

/** The verdict on a whole file: that of its worst signature. */
export interface FileVerdict extends CoveredFiles {
  readonly state: SignatureState | 'UNSIGNED';
  readonly signatures: readonly SignatureVerdict[];
}

/** From the best to the worst. */
const ORDER: readonly SignatureState[] = [
  ...(['VALID', 'VALID_PARTIAL', 'VALID_REVOKED', 'VALID_UNTRUSTED'] as const),
  ...(['UNSUPPORTED', 'INVALID'] as const),
];

/** Whether nobody on the trust list vouches for a signature, or does no longer. */
export function isUntrusted(state: FileVerdict['state']): boolean {
  return state === 'VALID_UNTRUSTED' || state === 'VALID_REVOKED';
}

/** Whether a signature leaves open what a page shows. */
export function leavesShownOpen({ steps }: Pick<SignatureVerdict, 'steps'>): boolean {
  return steps.some(({ reason }) => reason === 'shown-files-not-covered');
}

export function worstOf(states: readonly SignatureState[]): SignatureState | 'UNSIGNED' {
  const worst = Math.max(-1, ...states.map((state) => ORDER.indexOf(state)));
  return ORDER[worst] ?? 'UNSIGNED';
}

/** What the steps of one signature amount to. */
export function stateOf(steps: readonly Step[]): SignatureState {
  const has = (verdict: StepVerdict): boolean => steps.some((one) => one.verdict === verdict);
  if (has('failed')) return 'INVALID';
  if (has('unsupported') || has('not-checked')) return 'UNSUPPORTED';
  // Before trust: whoever has signed, part of what is seen he has not.
  if (steps.some(({ reason }) => reason === 'shown-files-not-covered')) return 'VALID_PARTIAL';
  const chain = steps.find(({ step }) => step === 9);
  if (chain?.verdict === 'limited') {
    return chain.reason === 'revoked-later' ? 'VALID_REVOKED' : 'VALID_UNTRUSTED';
  }
  return has('limited') ? 'VALID_PARTIAL' : 'VALID';
}

/** Whether what a signature covers is as it was signed; nothing is known of one that is not verified here. */
export function isRight({ state }: Pick<SignatureVerdict, 'state'>): boolean {
  return state !== 'INVALID' && state !== 'UNSUPPORTED';
}

/** Whether the trust list vouches for whoever has signed, and for the maker of the seal (step 9). */
export function isVouchedFor({ steps }: Pick<SignatureVerdict, 'steps'>): boolean {
  return steps.some(({ step, verdict }) => step === 9 && verdict === 'ok');
}
