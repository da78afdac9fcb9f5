import type { Clock } from '../../contract/clock.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Result } from '../../contract/result.ts';
import type { Diagnostic } from '../../contract/snapshot.ts';
import { isDamageCode, type OpenedStore, type StoreRefusal } from './database.ts';
import { suspect } from './suspicion.ts';

/** What the technician is told of the store. */
export interface StoreHealth {
  readonly diagnostics: () => readonly Diagnostic[];
  /** The outcome of the last write. */
  readonly told: (problem: Failure | undefined) => void;
}

const REFUSED = {
  unwritable: 'store-failed',
  newer: 'store-newer',
  'sqlite-too-old': 'sqlite-too-old',
  damaged: 'store-damaged',
} as const satisfies Record<StoreRefusal['why'], Diagnostic['key']>;

/** The newest of the damaged files by name, and how many more there are. */
function quarantineLine({ damaged }: OpenedStore): readonly Diagnostic[] {
  const [newest, ...older] = damaged;
  if (!newest) return [];
  const detail = older.length === 0 ? newest.name : `${newest.name} + ${older.length}`;
  return [{ key: 'store-quarantined', since: newest.at, detail }];
}

/** Keeps the diagnostics of the store: set aside, refused at the start, damaged or not writable now. */
export function createStoreHealth(
  opened: Result<OpenedStore, StoreRefusal>,
  clock: Clock,
  onChange: () => void,
): StoreHealth {
  const startedAt = clock.now();
  const lasting: readonly Diagnostic[] = opened.ok
    ? quarantineLine(opened.value)
    : [{ key: REFUSED[opened.error.why], since: startedAt, detail: opened.error.detail }];
  let failedSince: number | undefined;
  let damagedSince: number | undefined;
  return {
    diagnostics: () => [
      ...lasting,
      ...(damagedSince === undefined
        ? []
        : [{ key: 'store-damaged', since: damagedSince } as const]),
      ...(failedSince === undefined ? [] : [{ key: 'store-failed', since: failedSince } as const]),
    ],
    told(problem) {
      // A later write may succeed on a sound page: the file stays damaged for all that.
      if (opened.ok && damagedSince === undefined && isDamageCode(problem?.detail ?? '')) {
        damagedSince = clock.now();
        suspect(opened.value.file);
        onChange();
      }
      const isNews = (problem !== undefined) !== (failedSince !== undefined);
      if (!isNews) return;
      failedSince = problem && clock.now();
      onChange();
    },
  };
}
