import { useEffect, useState } from 'react';
import type { LiangmaBridge, ShellView } from '../../contract/ipc.ts';
import { forgetLastMatch } from '../../contract/last-match.ts';

/** Before main has answered. */
export const STARTING: ShellView = { service: { state: 'starting', restarts: 0 } };

/**
 * True where `next` replaces `present`: a late answer to `view()` must not undo a newer event.
 * A restarted service counts its revisions from the start again.
 */
export function isNewer(present: ShellView, next: ShellView): boolean {
  if (next.service.restarts !== present.service.restarts) {
    return next.service.restarts > present.service.restarts;
  }
  if (!present.snapshot || !next.snapshot) return true;
  return next.snapshot.revision >= present.snapshot.revision;
}

/** The last view from main. */
export function useShellView(bridge: LiangmaBridge): ShellView {
  const [view, setView] = useState(STARTING);
  useEffect(() => {
    let stopped = false;
    function take(next: ShellView): void {
      if (!stopped) setView((present) => (isNewer(present, next) ? next : present));
    }
    const stop = bridge.onView(take);
    void bridge.view().then(take);
    return () => {
      stopped = true;
      stop();
    };
  }, [bridge]);
  // Once a view is drawn, the texts of the one before are done with.
  useEffect(forgetLastMatch, [view]);
  return view;
}
