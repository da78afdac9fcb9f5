import { FAILURES } from '../../contract/failures.ts';
import type { FailureCode, Remedy } from '../../contract/failures.ts';

/** Who or what makes a failure good. */
export function remedyOf(code: FailureCode): Remedy {
  return FAILURES[code].remedy;
}

/** True where the failure is about the card, so that the picture shows a card. */
export function isAboutCard(code: FailureCode): boolean {
  return code.startsWith('CARD_');
}
