import type { CodeProfile } from '../govcode/compile.ts';

/**
 * By how much the time of a code that carries one may differ from the terminal's, in milliseconds, by
 * the strictest kind in force; infinite where no kind of code carries a time.
 */
export function leastSkewMs(profiles: readonly CodeProfile[]): number {
  const skews = profiles.flatMap(({ data: { expiry } }) =>
    expiry.source === 'segment' ? [expiry.skewS * 1_000] : [],
  );
  return Math.min(...skews);
}
