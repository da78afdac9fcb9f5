import { useEffect, useState } from 'react';
import { useTerminal } from '../app/terminal-context.ts';

/** A window about the machine, opened from the footer. */
export type Panel = 'devices' | 'diagnostics';

/** After so long without a touch or key the citizen's page comes back, in milliseconds. */
const PANEL_QUIET_MS = 300_000;

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel'] as const;

/**
 * Which window about the machine is open. It gives way as soon as a citizen's session moves on, and
 * is never left standing in front of the next one.
 */
export function usePanel(): [panel: Panel | undefined, open: (panel?: Panel) => void] {
  const { snapshot, clock } = useTerminal();
  const now = snapshot.session.state;
  const [panel, setPanel] = useState<Panel>();
  const [before, setBefore] = useState(now);
  if (before !== now) {
    setBefore(now);
    setPanel(undefined);
  }

  const isOpen = panel !== undefined;
  useEffect(() => {
    if (!isOpen) return;
    const close = (): void => setPanel(undefined);
    let cancel = clock.after(PANEL_QUIET_MS, close);
    function startAnew(): void {
      cancel();
      cancel = clock.after(PANEL_QUIET_MS, close);
    }
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, startAnew, { passive: true });
    return () => {
      cancel();
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, startAnew);
    };
  }, [isOpen, clock]);
  return [panel, setPanel];
}
