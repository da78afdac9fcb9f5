import { useState } from 'react';

/**
 * Keeps an action from starting twice: `busy` is true while it runs, and `guarded` starts nothing
 * meanwhile.
 */
export function useBusy(): [busy: boolean, guarded: (action: () => Promise<unknown>) => void] {
  const [busy, setBusy] = useState(false);
  function guarded(action: () => Promise<unknown>): void {
    if (busy) return;
    setBusy(true);
    void action().finally(() => setBusy(false));
  }
  return [busy, guarded];
}
