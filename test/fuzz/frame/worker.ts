import { parentPort, workerData } from 'node:worker_threads';
import { runTarget } from './run-target.ts';
import { sharedInput } from './shared-input.ts';
import type { FuzzTarget } from './target.ts';

/** What the thread is given to do. */
export interface Work {
  /** File URL of a module that exports `targets`. */
  readonly module: string;
  readonly target: string;
  readonly inputs: number;
  readonly seed: number;
  readonly shared: SharedArrayBuffer;
}

const { module, target: name, shared, ...options } = workerData as Work;
const { targets } = (await import(module)) as { targets: readonly FuzzTarget[] };
const target = targets.find((one) => one.name === name);
if (!target) throw new Error(`no target ${name}`);
const progress = sharedInput(shared);
const onInput = (index: number, input: Uint8Array): void => progress.put(index, input);
parentPort?.postMessage(await runTarget(target, { ...options, onInput }));
