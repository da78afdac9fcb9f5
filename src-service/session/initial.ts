import { failure } from '../../contract/failures.ts';
import type { SavedScan } from '../queue/row.ts';
import { queuedRowOf } from './effects.ts';
import type { Session, SessionRules } from './model.ts';

export interface Beginning {
  readonly session: Session;
  /** Saved scans whose citizens are not here any more. */
  readonly toWithdraw: readonly string[];
}

/**
 * Where a new service begins: with the scan that was saved before the old one ended, or with a word
 * about the session that was cut off. At a self-service terminal a scan is gone on with only while
 * its citizen may still stand there: nobody else may find an open consent page.
 *
 * @param waiting rows of the queue, newest last
 * @param interrupted a session was open when the service before this one ended
 */
export function beginning(
  waiting: readonly SavedScan[],
  interrupted: boolean,
  rules: SessionRules,
  at: { readonly now: number; readonly newId: () => string },
): Beginning {
  const { now } = at;
  const isHere = (row: SavedScan): boolean =>
    rules.mode === 'counter' || now - row.createdAt < rules.limits.view;
  const saved = waiting.findLast((row) => row.expiresAt > now && isHere(row));
  const toWithdraw = waiting.filter((row) => row !== saved).map(({ id }) => id);
  const id = at.newId();
  if (saved) {
    const presentUntil = saved.createdAt + rules.limits.view;
    const { tries } = saved;
    return {
      session: { state: 'queued', id, tries, presentUntil, ...queuedRowOf(saved) },
      toWithdraw,
    };
  }
  if (!interrupted) return { session: { state: 'idle' }, toWithdraw };
  const endsAt = now + rules.limits.failure;
  const cutOff: Session = { state: 'failed', id, failure: failure('SERVICE_INTERRUPTED'), endsAt };
  return { session: cutOff, toWithdraw };
}
