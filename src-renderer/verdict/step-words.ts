import type { StepNumber, StepReason, StepVerdict } from '../../documents/seal/verdict.ts';
import type { Texts } from '../i18n/use-texts.ts';

/** Every step; the compiler holds that none is missing. */
const STEP_NUMBERS: Readonly<Record<StepNumber, true>> = {
  ...{ 1: true, 2: true, 3: true, 4: true, 5: true, 6: true },
  ...{ 7: true, 8: true, 9: true, 10: true, 11: true },
};

/** Every reason; the compiler holds that none is missing. */
const STEP_REASONS: Readonly<Record<StepReason, true>> = {
  trusted: true,
  'trusted-revocation-unknown': true,
  'trusted-revocation-stale': true,
  'no-anchor': true,
  'key-usage': true,
  'critical-extension': true,
  'issuer-not-valid-then': true,
  'issuer-signature-wrong': true,
  revoked: true,
  'revoked-later': true,
  same: true,
  whole: true,
  'none-here': true,
  'no-references': true,
  'reference-file-missing': true,
  'reference-digest-differs': true,
  'signature-file-unreadable': true,
  'signed-value-unreadable': true,
  'digest-differs': true,
  'names-another-file': true,
  'signature-wrong': true,
  'certificate-unreadable': true,
  'no-certificate': true,
  'seal-differs': true,
  'seal-signature-wrong': true,
  'not-in-list': true,
  'time-unknown': true,
  'signed-in-future': true,
  'seal-not-valid-then': true,
  'certificate-not-valid-then': true,
  'seal-maker-untrusted': true,
  'signer-not-listed': true,
  'files-not-covered': true,
  'shown-files-not-covered': true,
  'pages-not-covered': true,
  'too-many-signatures': true,
  'list-of-files-only': true,
  algorithm: true,
  'issuer-signature-weak': true,
  'revoked-after-timestamp': true,
  timestamped: true,
  'timestamp-unreadable': true,
  'timestamp-unsupported': true,
  'timestamp-untrusted': true,
  'timestamp-too-late': true,
  'timestamp-of-another': true,
  'timestamp-wrong': true,
  'signed-after-timestamp': true,
  'algorithm-too-weak': true,
};

/** How a step can end. */
const STEP_VERDICTS: Readonly<Record<StepVerdict, true>> = {
  ok: true,
  failed: true,
  limited: true,
  unsupported: true,
  'not-applicable': true,
  'not-checked': true,
};

export const ALL_STEP_NUMBERS = Object.keys(STEP_NUMBERS);
export const ALL_STEP_REASONS = Object.keys(STEP_REASONS);
export const ALL_STEP_VERDICTS = Object.keys(STEP_VERDICTS);

/** What a step compares. */
export function stepText(step: number, t: Texts): string {
  return isStep(step) ? t(`seal:step.${step}`) : String(step);
}

/** Why a step ended as it did; a word that is not known here is shown as it came. */
export function reasonText(reason: string, t: Texts): string {
  return isReason(reason) ? t(`seal:reason.${reason}`) : reason;
}

function isStep(step: number): step is StepNumber {
  return Object.hasOwn(STEP_NUMBERS, step);
}

function isReason(reason: string): reason is StepReason {
  return Object.hasOwn(STEP_REASONS, reason);
}
