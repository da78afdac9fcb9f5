/** Whole seconds until `deadline`, rounded up, never below 0. All instants in milliseconds. */
export function secondsLeft(deadline: number, now: number): number {
  return Math.max(0, Math.ceil((deadline - now) / 1000));
}

/** How much of the span is still ahead: 1 at `start`, 0 at `deadline` and after. */
export function fractionLeft(start: number, deadline: number, now: number): number {
  if (deadline <= start) return 0;
  return Math.min(1, Math.max(0, (deadline - now) / (deadline - start)));
}

/** `m:ss` for longer spans, as a clock would write it. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
