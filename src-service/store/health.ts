import type { Clock } from '../../contract/clock.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Result } from '../../contract/result.ts';
import type { Diagnostic } from '../../contract/snapshot.ts';
import type { OpenedStore } from './database.ts';

/** What the technician is told of the store. */
export interface StoreHealth {
  readonly diagnostics: () => readonly Diagnostic[];
  /** The outcome of the last write. */
  readonly told: (problem: Failure | undefined) => void;
}

/** Keeps the diagnostics of the store: set aside at the start, not writable now. */
export function createStoreHealth(
  opened: Result<OpenedStore, Failure>,
  clock: Clock,
  onChange: () => void,
): StoreHealth {
  const startedAt = clock.now();
  const wasQuarantined = opened.ok && opened.value.quarantined !== undefined;
  let failedSince = opened.ok ? undefined : startedAt;
  return {
    diagnostics: () => [
      ...(wasQuarantined ? [{ key: 'store-quarantined', since: startedAt } as const] : []),
      ...(failedSince === undefined ? [] : [{ key: 'store-failed', since: failedSince } as const]),
    ],
    told(problem) {
      const isNews = (problem !== undefined) !== (failedSince !== undefined);
      if (!isNews) return;
      failedSince = problem && clock.now();
      onChange();
    },
  };
}
