import type { Clock } from '../../../contract/clock.ts';

/**
 * How long one picture may take, in milliseconds. Photographs take less than three seconds; one that is
 * made to be found full of codes would take many more.
 */
export const LIMIT_MS = 8_000;

/** What the thread answers, or `too-slow` where it does not in time; the caller ends it then. */
export async function withinLimit<T>(clock: Clock, answer: Promise<T>): Promise<T | 'too-slow'> {
  const late = Promise.withResolvers<'too-slow'>();
  const cancel = clock.after(LIMIT_MS, () => late.resolve('too-slow'));
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    cancel();
  }
}
