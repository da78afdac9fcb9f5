import type { Cancel, Clock } from '../../../contract/clock.ts';
import type { Result } from '../../../contract/result.ts';
import type { RequestFailure } from './http.ts';

/** The last good answer, and the failure of the newest request if that went wrong. */
export interface Watched<T> {
  readonly value: T | undefined;
  readonly failure: RequestFailure | undefined;
}

export interface Poller<T> {
  readonly snapshot: () => Watched<T>;
  readonly subscribe: (listener: () => void) => Cancel;
  readonly start: () => void;
  readonly stop: () => void;
  /** Reads at once and settles with the answer: an action shows without waiting for the next turn. */
  readonly refresh: () => Promise<void>;
}

/**
 * Reads again and again, `intervalMs` after each answer. A snapshot keeps its identity as long as
 * the answers say the same, so that a page has nothing to draw anew.
 */
export function createPoller<T>(
  read: () => Promise<Result<T, RequestFailure>>,
  clock: Clock,
  intervalMs: number,
): Poller<T> {
  const listeners = new Set<() => void>();
  let watched: Watched<T> = { value: undefined, failure: undefined };
  let running = false;
  /** Grows with every new reading; an answer to an older one comes too late to count. */
  let turn = 0;
  let cancelNext: Cancel = () => {};

  function publish(next: Watched<T>): void {
    if (JSON.stringify(next) === JSON.stringify(watched)) return;
    watched = next;
    for (const listener of listeners) listener();
  }

  async function readNow(): Promise<void> {
    cancelNext();
    const mine = ++turn;
    const answer = await read();
    if (mine !== turn || !running) return;
    publish(
      answer.ok
        ? { value: answer.value, failure: undefined }
        : { value: watched.value, failure: answer.error },
    );
    cancelNext = clock.after(intervalMs, () => void readNow());
  }

  return {
    snapshot: () => watched,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start() {
      if (running) return;
      running = true;
      void readNow();
    },
    stop() {
      running = false;
      turn++;
      cancelNext();
    },
    async refresh() {
      if (running) await readNow();
    },
  };
}
