import { expect, test } from 'vitest';
import { targets } from './bad-targets.test-support.ts';
import { runTarget } from './run-target.ts';
import type { FuzzTarget } from './target.ts';

function target(name: string): FuzzTarget {
  return targets.find((one) => one.name === name)!;
}

test('a good target has nothing to tell', () => {
  const outcome = runTarget(target('good'), { inputs: 300, seed: 1 });
  expect(outcome).toMatchObject({ inputs: 300, crashes: 0, hangs: 0, failed: [] });
});

test('a throw is counted each time and kept once, with the input that does it', () => {
  const seen: Uint8Array[] = [];
  const { crashes, failed } = runTarget(target('throws'), {
    inputs: 300,
    seed: 1,
    onInput: (_, input) => seen.push(input),
  });
  expect(crashes).toBeGreaterThan(20);
  expect(failed).toHaveLength(1);
  const [{ kind, index, input, message }] = failed as [(typeof failed)[number]];
  expect({ kind, message }).toEqual({ kind: 'crash', message: 'RangeError: one too many' });
  expect(input).toEqual(seen[index]);
  expect(() => target('throws').run(input)).toThrow('one too many');
});

test('an input that is slow each time is a hang', () => {
  const { hangs, slowestMs, failed } = runTarget(target('slow'), { inputs: 30, seed: 1 });
  expect(hangs).toBeGreaterThan(3);
  expect(slowestMs).toBeGreaterThanOrEqual(3);
  expect(failed).toMatchObject([{ kind: 'hang', message: 'longer than 2 ms' }]);
});

test('an input that is slow only once is none', () => {
  let calls = 0;
  const once: FuzzTarget = {
    ...target('slow'),
    run() {
      const end = performance.now() + (calls++ === 0 ? 30 : 0);
      while (performance.now() < end);
    },
  };
  expect(runTarget(once, { inputs: 1, seed: 1 })).toMatchObject({ hangs: 0 });
  expect(calls).toBe(2);
});

test('a target that writes into its input does not spoil the one that is kept', () => {
  const spoiler: FuzzTarget = {
    ...target('good'),
    run(bytes) {
      bytes.fill(0);
      throw new Error('after the deed');
    },
  };
  const { failed } = runTarget(spoiler, { inputs: 50, seed: 2 });
  expect(failed[0]!.input.some((byte) => byte !== 0)).toBe(true);
});
