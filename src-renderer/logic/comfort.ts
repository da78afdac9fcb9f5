import type { SessionState } from '../../contract/session.ts';

/** What one citizen has set for the own eyes and arms; never outlives the session. */
export interface Comfort {
  /** Large text (长辈模式). */
  readonly large: boolean;
  /** Controls within reach of a seated person. */
  readonly low: boolean;
}

export const USUAL: Comfort = { large: false, low: false };

/** Settings left on the start page are given up after this time without a touch. */
export const FORGET_COMFORT_MS = 60_000;

/** The settings after the session went from `before` to `now`: the next citizen starts afresh. */
export function comfortAfter(comfort: Comfort, before: SessionState, now: SessionState): Comfort {
  return now === 'idle' && before !== 'idle' ? USUAL : comfort;
}
