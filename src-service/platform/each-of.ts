import { ok, type Result } from '../../contract/result.ts';

/**
 * Does the same with each, a few at a time, and gives the results in order. The first failure ends
 * it: what has not begun by then never does.
 */
export async function eachOf<T, U, E>(
  items: readonly T[],
  atATime: number,
  work: (item: T) => Promise<Result<U, E>>,
): Promise<Result<readonly U[], E>> {
  const done: U[] = [];
  let failed: Result<never, E> | undefined;
  let next = 0;

  async function worker(): Promise<void> {
    while (!failed && next < items.length) {
      const index = next++;
      const result = await work(items[index] as T);
      if (result.ok) done[index] = result.value;
      else failed ??= result;
    }
  }
  await Promise.all(Array.from({ length: atATime }, worker));
  return failed ?? ok(done);
}
