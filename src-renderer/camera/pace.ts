/** What the last looks were like. */
export interface PaceFacts {
  /** Since the picture last changed or a code was in it, in milliseconds. */
  readonly stillMs: number;
  /** How long the last look took, in milliseconds. */
  readonly tookMs: number;
}

/** Between two looks while something moves: every frame of a camera with 30 a second. */
export const QUICK_MS = 30;
/** Once nothing has moved for a while: a code that comes into view waits so long at most. */
export const CALM_MS = 120;
const CALM_AFTER_MS = 2_000;
/** The thread works half of the time at most, so that one core is enough for it and the page. */
const SHARE = 2;

/** When the next frame is to be looked at, in milliseconds from the beginning of the last look. */
export function paceMs({ stillMs, tookMs }: PaceFacts): number {
  const wanted = stillMs < CALM_AFTER_MS ? QUICK_MS : CALM_MS;
  return Math.max(wanted, tookMs * SHARE);
}
