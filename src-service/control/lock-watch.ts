import type { Cancel, Clock } from '../../contract/clock.ts';
import type { WriterLock } from './writer-lock.ts';

/** How often the lock's file is looked for, in milliseconds. */
export const LOCK_LOOK_MS = 2_000;

/**
 * Notices when somebody removes or replaces the writer's lock of a data folder, or the whole folder:
 * from then on another process can take one, and this one must not write any more.
 */
export function watchLock(
  lock: Pick<WriterLock, 'isInPlace'>,
  clock: Clock,
  onLost: () => void,
): Cancel {
  let cancel: Cancel;
  function look(): void {
    if (lock.isInPlace()) cancel = clock.after(LOCK_LOOK_MS, look);
    else onLost();
  }
  cancel = clock.after(LOCK_LOOK_MS, look);
  return () => cancel();
}
