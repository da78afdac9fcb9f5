import { expect, test } from 'vitest';
import {
  BACK_LIMIT_MS,
  failureLines,
  matrixRows,
  problemOf,
  READY_LIMIT_MS,
  SEEN_LIMIT_MS,
  type Cell,
} from './recovery-cell.ts';

const GOOD: Cell = { kind: 'SDT', state: 'ready', fault: 'unplug', seenMs: 12.4, backMs: 340.2 };

test.each<[string, Partial<Cell>, string | undefined]>([
  ['seen and back', {}, undefined],
  ['just seen', { seenMs: SEEN_LIMIT_MS }, undefined],
  ['seen too late', { seenMs: 1_001 }, 'shown after 1001 ms'],
  ['just back', { backMs: READY_LIMIT_MS }, undefined],
  ['back too late', { backMs: 2_001 }, 'ready after 2001 ms'],
  ['replugged, back too late', { fault: 'replug', backMs: 2_001 }, 'ready after 2001 ms'],
  ['garbled, back later', { fault: 'garble', backMs: 2_001 }, undefined],
  ['silent, just back', { fault: 'silence', backMs: BACK_LIMIT_MS }, undefined],
  ['silent, back too late', { fault: 'silence', backMs: 7_001 }, 'ready after 7001 ms'],
  ['a plug ends it', { state: 'absent', fault: 'garble', backMs: 2_001 }, 'ready after 2001 ms'],
  ['something else', { problem: 'the next scan is not read' }, 'the next scan is not read'],
])('%s', (_, cell, problem) => {
  expect(problemOf({ ...GOOD, ...cell })).toBe(problem);
});

test('a device that never comes back', () => {
  const { backMs: _, ...lost } = GOOD;
  expect(problemOf(lost)).toBe('does not come back');
});

test('a row shows the worst times of its cells, and marks what does not hold', () => {
  const cells: readonly Cell[] = [
    GOOD,
    { ...GOOD, seenMs: 900, backMs: 100 },
    { ...GOOD, fault: 'replug', backMs: 2_500 },
    { kind: 'SDT', state: 'busy', fault: 'silence', backMs: 0 },
  ];
  const [head, ...rows] = matrixRows(cells);
  expect(head).toHaveLength(7);
  expect(rows).toEqual([
    ['SDT', 'ready', '900', '340', '2500 !', 'n/a', 'n/a'],
    ['SDT', 'busy', '–', 'n/a', 'n/a', 'n/a', '0'],
  ]);
  expect(failureLines(cells)).toEqual(['SDT, ready, replug: ready after 2500 ms']);
});
