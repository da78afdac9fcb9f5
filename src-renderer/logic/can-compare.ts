import type { SessionView } from '../../contract/session.ts';

/** Whether a clerk can say now that the person is the one on the photo of the card, or is not. */
export function canCompare(session: SessionView): boolean {
  return comparableCard(session) !== undefined;
}

/** The card of which the clerk says it. */
export function comparableCard(session: SessionView): string | undefined {
  return 'comparableCard' in session ? session.comparableCard : undefined;
}
