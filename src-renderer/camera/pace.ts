/** Every frame of a camera with 30 a second, in milliseconds from one look to the next. */
export const QUICK_MS = 30;
/** The thread works half of the time at most, so that one core is enough for it and the page. */
const SHARE = 2;

/**
 * When the next frame is to be looked at, in milliseconds from the beginning of the last look, which took
 * `tookMs`. A quiet scene is looked at as often as a lively one: that costs a millisecond a frame, as the
 * thread reads none that shows what the last one did, and no code waits for the next look.
 */
export function paceMs(tookMs: number): number {
  return Math.max(QUICK_MS, tookMs * SHARE);
}
