import { Worker } from 'node:worker_threads';
import { sharedBuffer, sharedInput } from './shared-input.ts';
import type { FuzzTarget, Outcome } from './target.ts';
import type { Work } from './worker.ts';

export interface WatchedRunOptions {
  /** File URL of the module that exports the target. */
  readonly module: string;
  readonly inputs: number;
  readonly seed: number;
  /** An input that is under way for longer is taken for one that never ends, in milliseconds. */
  readonly stuckMs?: number;
}

const STUCK_MS = 10_000;

/**
 * Runs a target on a thread of its own, so that an input that never ends, or that ends the whole
 * thread, is found and not only suffered. Such an input ends the run.
 */
export function watchedRun(
  target: Pick<FuzzTarget, 'name' | 'maxBytes'>,
  { module, inputs, seed, stuckMs = STUCK_MS }: WatchedRunOptions,
): Promise<Outcome> {
  const shared = sharedInput(sharedBuffer(target.maxBytes));
  const work: Work = { module, target: target.name, inputs, seed, shared: shared.buffer };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: work });

  return new Promise((resolve, reject) => {
    let last = -1;
    const watch = setInterval(() => {
      const { index } = shared.get();
      if (index === last && index >= 0) stop('hang', `longer than ${stuckMs} ms: never ended`);
      last = index;
    }, stuckMs);
    function settle(outcome: Outcome): void {
      clearInterval(watch);
      resolve(outcome);
    }
    function stop(kind: 'crash' | 'hang', message: string): void {
      const { index, input } = shared.get();
      const failed = [{ kind, index, input, message }];
      const [crashes, hangs, slowestMs] = kind === 'crash' ? [1, 0, NaN] : [0, 1, stuckMs];
      settle({ inputs: index + 1, crashes, hangs, slowestMs, failed });
      void worker.terminate();
    }
    worker.once('message', settle);
    // After a message this settles nothing; without one, the input has ended the thread.
    worker.once('exit', () => stop('crash', 'the thread ended'));
    worker.once('error', (error: Error) => {
      if (shared.get().index >= 0) stop('crash', `the thread ended: ${error.message}`);
      else {
        // Before the first input it is the target's module that is wrong, not an input.
        clearInterval(watch);
        reject(error);
      }
    });
  });
}
