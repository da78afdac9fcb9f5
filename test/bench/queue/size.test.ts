import { expect, test } from 'vitest';
import { backlogRows } from './size.ts';

test('a backlog has 100,000 rows, or as many as somebody wants', () => {
  expect(backlogRows({})).toBe(100_000);
  expect(backlogRows({ LIANGMA_BENCH_ROWS: '200' })).toBe(200);
});

test.each(['', '0', '-5', '1e3', '12.5', '99999999'])('"%s" is no number of rows', (text) => {
  expect(() => backlogRows({ LIANGMA_BENCH_ROWS: text })).toThrow('LIANGMA_BENCH_ROWS');
});
