import { useEffect, useState } from 'react';
import type { Clock } from '../../contract/clock.ts';

/** How often a countdown looks at the clock, in milliseconds. */
const TICK_MS = 250;

/** The clock's time, renewed every `tickMs` while the component stands. */
export function useNow(clock: Clock, tickMs = TICK_MS): number {
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    let cancel = clock.after(tickMs, tick);
    function tick(): void {
      setNow(clock.now());
      cancel = clock.after(tickMs, tick);
    }
    return () => cancel();
  }, [clock, tickMs]);
  return now;
}
