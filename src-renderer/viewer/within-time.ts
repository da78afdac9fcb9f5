import type { Clock } from '../../contract/clock.ts';

/** What did not come to an end within its time. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/** The outcome of `work`, or a rejection with {@link OutOfTime} after `limitMs`. */
export function withinTime<T>(clock: Clock, limitMs: number, work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const cancel = clock.after(limitMs, () => reject(new OutOfTime()));
    void work.then(resolve, reject).finally(cancel);
  });
}
