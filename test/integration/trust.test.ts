import { afterAll, beforeAll, expect, test } from 'vitest';
import { controlsOf } from '../proof/trust/controls.ts';
import { problemOf, type Seen, type TrustRow } from '../proof/trust/row.ts';
import { FILE_ROWS } from '../proof/trust/rows/files.ts';
import { REPLY_ROWS } from '../proof/trust/rows/replies.ts';
import { ROUTE_ROWS } from '../proof/trust/rows/routes.ts';
import { runRow } from '../proof/trust/run-row.ts';
import { openWiredHall, type WiredHall } from '../support/wired-hall.ts';

// Some rows of `npm run proof:trust`, which has all of them, and what it has to notice itself.

let hall: WiredHall;
beforeAll(async () => {
  hall = await openWiredHall();
}, 60_000);
afterAll(() => hall.stop());

const run = (row: TrustRow): Promise<Seen> => runRow(hall, controlsOf(hall.platformUrl), row);

function rowOf(rows: readonly TrustRow[], what: string): TrustRow {
  return rows.find((row) => row.what === what)!;
}

test.each([
  rowOf(ROUTE_ROWS, 'table: an address is another'),
  rowOf(REPLY_ROWS, 'reply: the sealed body is another'),
  rowOf(FILE_ROWS, 'file: one byte is another'),
])('$what', async (row) => {
  expect(problemOf(row, await run(row))).toBeUndefined();
});

test('a tampering that never struck proves nothing', async () => {
  const row = { ...rowOf(FILE_ROWS, 'file: one byte is another'), between: () => ({}) };
  expect(problemOf(row, await run(row))).toBe('nothing was tampered with');
});

test('a terminal that lets something pass is found out', async () => {
  const passes: TrustRow = {
    what: 'passes',
    between: () => ({ verify: ({ forward }) => forward() }),
    expected: { kind: 'failed', code: 'SIGN_INVALID' },
    effects: ['verified'],
  };
  expect(problemOf(passes, await run(passes))).toBe('shown instead of failed SIGN_INVALID');
});
