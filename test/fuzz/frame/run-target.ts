import { mutate } from './mutate.ts';
import { createRandom } from './random.ts';
import { MAX_KEPT, type Failed, type FuzzTarget, type Outcome } from './target.ts';

export interface RunOptions {
  readonly inputs: number;
  readonly seed: number;
  /** Told before each input, so that whoever watches sees which one does not end. */
  readonly onInput?: (index: number, input: Uint8Array) => void;
}

/** An input is slow only if it is so each time: the machine may have been busy elsewhere. */
const TRIES = 3;

/** Feeds a target its hostile inputs; the same ones for the same seed. */
export async function runTarget(
  target: FuzzTarget,
  { inputs, seed, onInput }: RunOptions,
): Promise<Outcome> {
  const random = createRandom(seed);
  const kept = new Map<string, Failed>();
  let crashes = 0;
  let hangs = 0;
  let slowestMs = 0;

  function keep(failed: Failed): void {
    const sort = `${failed.kind} ${failed.message}`;
    if (kept.size < MAX_KEPT && !kept.has(sort)) kept.set(sort, failed);
  }

  for (let index = 0; index < inputs; index++) {
    const input = mutate(random, target.seeds, target.maxBytes);
    onInput?.(index, input);
    try {
      const tookMs = await fastest(target, input);
      slowestMs = Math.max(slowestMs, tookMs);
      if (tookMs > target.limitMs) {
        hangs++;
        keep({ kind: 'hang', index, input, message: `longer than ${target.limitMs} ms` });
      }
    } catch (error) {
      crashes++;
      keep({ kind: 'crash', index, input, message: firstLine(error) });
    }
  }
  return { inputs, crashes, hangs, slowestMs, failed: [...kept.values()] };
}

/** Milliseconds of the first try within the limit, else of the fastest one. */
async function fastest(target: FuzzTarget, input: Uint8Array): Promise<number> {
  let least = Infinity;
  for (let tries = 0; tries < TRIES && least > target.limitMs; tries++) {
    // A target may write into what it gets.
    const copy = Uint8Array.from(input);
    const begin = performance.now();
    const running = target.run(copy);
    // A turn of its own for each of a million inputs would cost more than most targets do.
    if (running) await running;
    least = Math.min(least, performance.now() - begin);
  }
  return least;
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.split('\n', 1)[0]?.slice(0, 200) ?? '';
}
