import { useEffect, useState } from 'react';
import type { Clock } from '../../contract/clock.ts';

/** The browser's own clock. */
export const browserClock: Clock = {
  now: () => Date.now(),
  elapsed: () => Math.floor(performance.now()),
  after(ms, action) {
    const timer = window.setTimeout(action, ms);
    return () => window.clearTimeout(timer);
  },
};

/** The time of day in milliseconds since 1970, drawn anew every `stepMs`. */
export function useNow(clock: Clock, stepMs: number): number {
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    let cancel = clock.after(stepMs, tick);
    function tick(): void {
      setNow(clock.now());
      cancel = clock.after(stepMs, tick);
    }
    return () => cancel();
  }, [clock, stepMs]);
  return now;
}
