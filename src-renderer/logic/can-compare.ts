import type { SessionView } from '../../contract/session.ts';

/** Whether a clerk can say now that the person is the one on the photo of the card, or is not. */
export function canCompare(session: SessionView): boolean {
  return 'canCompare' in session && session.canCompare === true;
}
