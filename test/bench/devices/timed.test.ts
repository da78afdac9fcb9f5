import { expect, test } from 'vitest';
import { inTurn, microseconds, type Timed } from './timed.ts';

test('both are measured in turn, the warm-up is not counted, both are closed', async () => {
  const log: string[] = [];
  const timed = (name: string, base: number): Timed => ({
    round(number) {
      log.push(`${name}${number}`);
      return Promise.resolve(base + number);
    },
    close: () => Promise.resolve(void log.push(`${name} closed`)),
  });
  const samples = await inTurn(timed('own', 10), timed('bare', 0), { warmUp: 1, counted: 2 });
  expect(samples).toEqual({ own: [11, 12], baseline: [1, 2] });
  expect(log).toEqual([
    'bare0',
    'own0',
    'bare1',
    'own1',
    'bare2',
    'own2',
    'own closed',
    'bare closed',
  ]);
});

test('nanoseconds become microseconds', () => {
  expect(microseconds(1_000n, 3_500n)).toBe(2.5);
});
