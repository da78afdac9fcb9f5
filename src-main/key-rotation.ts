import type { Cancel, Clock } from '../contract/clock.ts';
import type { DataKeyCustody } from './data-key-custody.ts';

/** How often the age of the data key is looked at, in milliseconds. */
export const ROTATION_CHECK_MS = 60 * 60 * 1_000;
/** How soon again when somebody is being served, in milliseconds. */
export const ROTATION_BUSY_MS = 60_000;

export interface KeyRotationOptions {
  readonly custody: DataKeyCustody;
  readonly clock: Clock;
  /** Whether nobody is being served: sealing everything anew costs some time. */
  readonly isQuiet: () => boolean;
  /** There is a new key, and it is on the disk. */
  readonly onRotated: () => void;
  /** With the code of an expected error: the disk or the key store does not take a new list. */
  readonly onFailed: (code: string) => void;
}

/** Changes data keys while the program runs, for weeks if need be. */
export interface KeyRotation {
  /** Looks at once, and then from time to time. */
  start(): Promise<void>;
  /** Drops the keys that nothing is sealed with. */
  dropUnused(inUse: readonly string[]): Promise<void>;
  stop(): void;
}

export function createKeyRotation(options: KeyRotationOptions): KeyRotation {
  const { custody, clock, isQuiet } = options;
  let cancel: Cancel = () => {};
  let isStopped = false;
  /** One after the other: both rewrite the same file. */
  let queue: Promise<void> = Promise.resolve();

  function inTurn(action: () => Promise<void>): Promise<void> {
    queue = queue.then(action).catch((error: unknown) => {
      const { code } = error as { readonly code?: unknown };
      // What an operating system's key store rejects with has no code, and is expected too.
      options.onFailed(typeof code === 'string' ? code : 'key store');
    });
    return queue;
  }

  function plan(ms: number): void {
    cancel();
    if (!isStopped) cancel = clock.after(ms, () => void check());
  }

  async function check(): Promise<void> {
    if (!isQuiet()) {
      plan(ROTATION_BUSY_MS);
      return;
    }
    await inTurn(async () => {
      if (await custody.rotateIfDue(clock.now())) options.onRotated();
    });
    plan(ROTATION_CHECK_MS);
  }

  return {
    start: check,
    dropUnused: (inUse) => inTurn(() => custody.keepOnly(inUse)),
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
