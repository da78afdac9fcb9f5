import { StopError } from '../../../tools/say.ts';

/** Receipts that wait at the beginning of the drain. */
const ROWS = 100_000;

/**
 * How many rows the backlog of the drain has: `LIANGMA_BENCH_ROWS`, for a quick try, or 100,000.
 *
 * @throws StopError where it is no number of rows
 */
export function backlogRows(env: Readonly<Record<string, string | undefined>>): number {
  const { LIANGMA_BENCH_ROWS: text } = env;
  if (text === undefined) return ROWS;
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new StopError('LIANGMA_BENCH_ROWS: 1 to 9999999 rows');
  return Number(text);
}
