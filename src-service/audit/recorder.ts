import type { AuditEvent } from '../../contract/audit.ts';
import type { Cancel, Clock } from '../../contract/clock.ts';
import { failure, type Failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { storeFailureOf } from './store-error.ts';
import type { AuditTrail } from './trail.ts';

/** How soon a store that took no entry is tried again, in milliseconds. */
export const MISSED_RETRY_MS = 5_000;

/** The two ways to write an entry outside a transaction. */
export interface Recorder {
  /** For what must not happen without its entry. Fails with `STORE_FAILED`. */
  promise(event: AuditEvent): Result<undefined, Failure>;
  /** For what has happened anyhow: an entry that cannot be written is counted, and the count logged. */
  note(event: AuditEvent): void;
  stop(): void;
}

export interface RecorderOptions {
  /** Absent where there is no store at all. */
  readonly trail: AuditTrail | undefined;
  readonly clock: Clock;
  /** Told after every write whether the store takes any. */
  readonly onStore: (problem: Failure | undefined) => void;
  /** Makes room on a full disk; true where the entry may be tried again. */
  readonly makeRoom?: ((problem: Failure) => boolean) | undefined;
}

export function createRecorder(options: RecorderOptions): Recorder {
  const { trail, clock, onStore } = options;
  let missed = 0;
  let cancel: Cancel | undefined;

  /** The count goes before the next entry, as soon as one can be written. */
  function catchUp(log: AuditTrail): void {
    if (missed === 0) return;
    log.append({ event: 'audit.missed', count: missed });
    missed = 0;
    cancel?.();
    cancel = undefined;
  }

  function write(event?: AuditEvent): Result<undefined, Failure> {
    if (!trail) return err(failure('STORE_FAILED', 'no store'));
    try {
      catchUp(trail);
      if (event) trail.append(event);
      onStore(undefined);
      return ok();
    } catch (error) {
      const problem = storeFailureOf(error);
      if (options.makeRoom?.(problem)) return write(event);
      onStore(problem);
      return err(problem);
    }
  }

  function retry(): void {
    cancel = undefined;
    if (!write().ok) plan();
  }

  function plan(): void {
    if (trail) cancel ??= clock.after(MISSED_RETRY_MS, retry);
  }

  return {
    promise: write,
    note(event) {
      if (write(event).ok) return;
      missed++;
      plan();
    },
    stop: () => cancel?.(),
  };
}
