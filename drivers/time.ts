import type { Clock } from '../contract/clock.ts';

/** The value of `promise`, or undefined if it takes longer than `ms` milliseconds. */
export function limited<T>(clock: Clock, promise: Promise<T>, ms: number): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => resolve(undefined));
    promise.finally(cancel).then(resolve, reject);
  });
}
