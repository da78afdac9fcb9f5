import { useCallback, useEffect, useState } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { FORGET_COMFORT_MS, USUAL, comfortAfter } from '../logic/comfort.ts';
import type { Comfort } from '../logic/comfort.ts';

interface ComfortControls {
  readonly comfort: Comfort;
  readonly toggle: (which: keyof Comfort) => void;
}

/** Large text and low controls, for one citizen only. */
export function useComfort(): ComfortControls {
  const { snapshot, clock } = useTerminal();
  const now = snapshot.session.state;
  const [comfort, setComfort] = useState(USUAL);
  const [before, setBefore] = useState(now);
  if (before !== now) {
    setBefore(now);
    setComfort(comfortAfter(comfort, before, now));
  }

  const waiting = now === 'idle' && comfort !== USUAL;
  useEffect(() => {
    if (!waiting) return;
    const forget = (): void => setComfort(USUAL);
    let cancel = clock.after(FORGET_COMFORT_MS, forget);
    function startAnew(): void {
      cancel();
      cancel = clock.after(FORGET_COMFORT_MS, forget);
    }
    window.addEventListener('pointerdown', startAnew);
    return () => {
      cancel();
      window.removeEventListener('pointerdown', startAnew);
    };
  }, [waiting, clock]);

  const toggle = useCallback(
    (which: keyof Comfort) => setComfort((present) => ({ ...present, [which]: !present[which] })),
    [],
  );
  return { comfort, toggle };
}
