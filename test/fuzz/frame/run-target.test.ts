import { expect, test } from 'vitest';
import { targets } from './bad-targets.test-support.ts';
import { runTarget } from './run-target.ts';
import type { FuzzTarget } from './target.ts';

function target(name: string): FuzzTarget {
  return targets.find((one) => one.name === name)!;
}

test('a good target has nothing to tell', async () => {
  const outcome = await runTarget(target('good'), { inputs: 300, seed: 1 });
  expect(outcome).toMatchObject({ inputs: 300, crashes: 0, hangs: 0, failed: [] });
});

test('a throw is counted each time and kept once, with the input that does it', async () => {
  const seen: Uint8Array[] = [];
  const { crashes, failed } = await runTarget(target('throws'), {
    inputs: 300,
    seed: 1,
    onInput: (_, input) => seen.push(input),
  });
  expect(crashes).toBeGreaterThan(20);
  expect(failed).toHaveLength(1);
  const [{ kind, index, input, message }] = failed as [(typeof failed)[number]];
  expect({ kind, message }).toEqual({ kind: 'crash', message: 'RangeError: one too many' });
  expect(input).toEqual(seen[index]);
  expect(() => void target('throws').run(input)).toThrow('one too many');
});

test('an input that is slow each time is a hang', async () => {
  const { hangs, slowestMs, failed } = await runTarget(target('slow'), { inputs: 30, seed: 1 });
  expect(hangs).toBeGreaterThan(3);
  expect(slowestMs).toBeGreaterThanOrEqual(3);
  expect(failed).toMatchObject([{ kind: 'hang', message: 'longer than 2 ms' }]);
});

test('an input that is slow only once is none', async () => {
  let calls = 0;
  const once: FuzzTarget = {
    ...target('slow'),
    run() {
      const end = performance.now() + (calls++ === 0 ? 30 : 0);
      while (performance.now() < end);
    },
  };
  expect(await runTarget(once, { inputs: 1, seed: 1 })).toMatchObject({ hangs: 0 });
  expect(calls).toBe(2);
});

test('a target that writes into its input does not spoil the one that is kept', async () => {
  const spoiler: FuzzTarget = {
    ...target('good'),
    run(bytes) {
      bytes.fill(0);
      throw new Error('after the deed');
    },
  };
  const { failed } = await runTarget(spoiler, { inputs: 50, seed: 2 });
  expect(failed[0]!.input.some((byte) => byte !== 0)).toBe(true);
});

test('a promise that is broken is a crash, one that takes long a hang', async () => {
  const broken: FuzzTarget = { ...target('good'), run: () => Promise.reject(new Error('late')) };
  expect(await runTarget(broken, { inputs: 5, seed: 1 })).toMatchObject({
    crashes: 5,
    failed: [{ kind: 'crash', message: 'Error: late' }],
  });
  const late: FuzzTarget = {
    ...target('good'),
    limitMs: 5,
    run: () => new Promise((resolve) => void setTimeout(resolve, 20)),
  };
  expect(await runTarget(late, { inputs: 1, seed: 1 })).toMatchObject({ hangs: 1 });
});
