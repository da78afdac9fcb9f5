import { useEffect } from 'react';
import { throttle } from '../logic/throttle.ts';
import { useTerminal } from './terminal-context.ts';

/** A person who touches is here: told to the service at most this often, in milliseconds. */
const EXTEND_EVERY_MS = 5_000;

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel'] as const;

/** Any touch or key while somebody may walk away unseen starts the countdown anew. */
export function useExtend(): void {
  const { snapshot, clock, send } = useTerminal();
  const { session } = snapshot;
  const isWatched = session.state === 'certificates' || session.state === 'queued';
  const sessionId = isWatched ? session.sessionId : undefined;
  useEffect(() => {
    if (sessionId === undefined) return;
    const extend = throttle(clock, EXTEND_EVERY_MS, () => send('session.extend', { sessionId }));
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, extend, { passive: true });
    return () => {
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, extend);
    };
  }, [sessionId, clock, send]);
}
