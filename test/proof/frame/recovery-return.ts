import { setTimeout as delay } from 'node:timers/promises';
import { CellError, reach } from './recovery-steps.ts';
import type { StateLog } from './state-log.ts';

/** From one scan or card to the next, and from the ready device to it: nobody is quicker. */
export const NEXT_MS = 700;
export const READ_LIMIT_MS = 6_000;

/**
 * Milliseconds from the end of the fault to the ready device that reads the next scan or card. One
 * that was still shown as ready, but finds out later, has not come back yet.
 */
export async function comesBack(
  shown: StateLog,
  endedAt: number,
  readsNext: () => Promise<boolean>,
): Promise<number> {
  const deadline = performance.now() + 3 * READ_LIMIT_MS;
  while (performance.now() < deadline) {
    await reach({ shown }, 'ready');
    const since = shown.since();
    await delay(NEXT_MS);
    if (shown.state() !== 'ready' || shown.since() !== since) continue;
    if (await readsNext()) return Math.max(0, since - endedAt);
    if (['ready', 'busy'].includes(shown.state())) throw new CellError('the next scan is not read');
  }
  throw new CellError('does not stay ready');
}
