import { expect, test } from 'vitest';
import { runTarget } from './run-target.ts';
import { targets } from './bad-targets.test-support.ts';
import { watchedRun } from './watched-run.ts';

const module = new URL('./bad-targets.test-support.ts', import.meta.url).href;
const options = { module, inputs: 400, seed: 5, stuckMs: 500 };

test('a run on its thread finds what a run here finds', async () => {
  const throws = targets.find(({ name }) => name === 'throws')!;
  const there = await watchedRun(throws, options);
  const here = await runTarget(throws, options);
  expect(there.crashes).toBe(here.crashes);
  expect(there.failed).toEqual(here.failed);
});

test('an input that never ends is found, and ends the run', async () => {
  const { hangs, failed } = await watchedRun({ name: 'never-ends', maxBytes: 32 }, options);
  expect(hangs).toBe(1);
  expect(failed).toMatchObject([{ kind: 'hang', input: new Uint8Array() }]);
});

test('an input that ends the whole thread is found', async () => {
  const outcome = await watchedRun({ name: 'ends-the-thread', maxBytes: 32 }, options);
  expect(outcome).toMatchObject({ inputs: 1, crashes: 1, failed: [{ kind: 'crash', index: 0 }] });
});

test('a module without the target is a bug of ours, not a finding', async () => {
  await expect(watchedRun({ name: 'none', maxBytes: 32 }, options)).rejects.toThrow('no target');
});
