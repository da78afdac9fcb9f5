import type { SessionView } from '../../contract/session.ts';

/** States in which a code begins something, as a scan would. */
const OPEN: readonly SessionView['state'][] = ['idle', 'failed', 'ended'];

/** Whether a code may be shown now: then the camera looks, and at no other time. */
export function isCodeWelcome(session: SessionView): boolean {
  if (session.state === 'evidence') return session.missing.includes('CODE');
  return OPEN.includes(session.state);
}

/**
 * - `look`: the camera is on
 * - `rest`: nobody has been there for long; a touch wakes it
 * - `off`: a session runs, or nobody can see the window
 */
export type Looking = 'look' | 'rest' | 'off';

export function lookingNow(at: {
  readonly isWelcome: boolean;
  readonly isHidden: boolean;
  /** Since somebody has touched the screen or a code was read, in milliseconds. */
  readonly quietMs: number;
  /** 0: never. */
  readonly restMs: number;
}): Looking {
  if (!at.isWelcome || at.isHidden) return 'off';
  return at.restMs > 0 && at.quietMs >= at.restMs ? 'rest' : 'look';
}
