import { expect, test } from 'vitest';
import { problemOf, roundRows, type Round } from './restart-round.ts';

const GOOD: Round = {
  killedAfterMs: 120,
  killedIn: 'working',
  readyMs: 640.4,
  told: 'SERVICE_INTERRUPTED',
  nextScanMs: 99.6,
};

test.each<[string, Partial<Round>, string | undefined]>([
  ['interrupted and told', {}, undefined],
  ['just in time', { readyMs: 3_000 }, undefined],
  ['too late', { readyMs: 3_001 }, 'not ready within 3000 ms'],
  ['in the middle and not told', { told: 'idle' }, 'not told to scan again'],
  [
    'on the consent page and not told',
    { killedIn: 'consent', told: 'idle' },
    'not told to scan again',
  ],
  ['told something else', { told: 'PLATFORM_TIMEOUT' }, 'not told to scan again'],
  ['before the scan was taken', { killedIn: 'idle', told: 'idle' }, undefined],
  ['stuck elsewhere', { killedIn: 'idle', told: 'consent' }, 'not told to scan again'],
])('%s', (_, round, problem) => {
  expect(problemOf({ ...GOOD, ...round })).toBe(problem);
});

test('the table ends with the largest times', () => {
  const slow = { ...GOOD, readyMs: 2_000, nextScanMs: 50, problem: 'x' };
  expect(roundRows([GOOD, slow]).slice(1)).toEqual([
    ['1', '120', 'working', '640', 'SERVICE_INTERRUPTED', '100', ''],
    ['2', '120', 'working', '2000', 'SERVICE_INTERRUPTED', '50', 'x'],
    ['max', '', '', '2000', '', '100'],
  ]);
  expect(roundRows([])).toHaveLength(1);
});
