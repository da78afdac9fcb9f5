import { afterAll, beforeAll, expect, test } from 'vitest';
import { controlsOf } from '../proof/trust/controls.ts';
import { openReply } from '../proof/trust/forge.ts';
import { problemOf, type Seen, type TrustRow } from '../proof/trust/row.ts';
import { FILE_ROWS } from '../proof/trust/rows/files.ts';
import { REPLY_ROWS } from '../proof/trust/rows/replies.ts';
import { ROUTE_ROWS } from '../proof/trust/rows/routes.ts';
import { runRow } from '../proof/trust/run-row.ts';
import { openWiredHall, type WiredHall, type WiredTerminal } from '../support/wired-hall.ts';
import type { Remote } from '../../tools/simulation/remote.ts';

// Some rows of `npm run proof:trust`, which has all of them, and what it has to notice itself.

let hall: WiredHall;
beforeAll(async () => {
  hall = await openWiredHall();
}, 60_000);
afterAll(() => hall.stop());

const run = (row: TrustRow, within = hall): Promise<Seen> =>
  runRow(within, controlsOf(hall.platformUrl), row);

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

/** The hall with terminals whose log can be written into. */
function leaky(): { hall: WiredHall; leak: (secret: string) => void } {
  let logged: string[] = [];
  async function terminal(): Promise<WiredTerminal> {
    const made = await hall.terminal();
    logged = made.logged as string[];
    return made;
  }
  const leak = (secret: string): void => {
    logged.push(JSON.stringify({ event: 'scan.parsed', tokenHint: secret }));
  };
  return { hall: { ...hall, terminal }, leak };
}

test('a terminal that logs the code is found out', async () => {
  const { hall: within, leak } = leaky();
  const remote: Remote = {
    ...hall.remote,
    async showCode(citizenId, how) {
      const issued = await hall.remote.showCode(citizenId, how);
      leak(issued.code.slice(3, -3));
      return issued;
    },
  };
  const row = rowOf(REPLY_ROWS, 'reply: the sealed body is another');
  expect(problemOf(row, await run(row, { ...within, remote }))).toBe('told: a code or token');
});

test('a terminal that logs a token which was sealed for it is found out', async () => {
  const { hall: within, leak } = leaky();
  const row: TrustRow = {
    what: 'leaks',
    between: () => ({
      token: async ({ forward }) => {
        const reply = await forward();
        leak(String((await openReply(reply)).accessToken));
        return reply;
      },
    }),
    expected: { kind: 'shown' },
    effects: ['verified', 'consented', 'listed', 'delivered'],
  };
  expect(problemOf(row, await run(row, within))).toBe('told: a code or token');
});

test('a hub that passes everything on never sees the access token', async () => {
  const granted: string[] = [];
  const before = hall.wire.passed.length;
  const row: TrustRow = {
    what: 'relayed',
    between: async ({ controls }) => {
      await controls.policy({ relayOnly: true });
      return {
        token: async ({ forward }) => {
          const reply = await forward();
          granted.push(String((await openReply(reply)).accessToken));
          return reply;
        },
      };
    },
    expected: { kind: 'shown' },
    effects: [],
  };
  await run(row);
  const [token = ''] = granted;
  expect(token.length).toBeGreaterThan(15);
  const relayed = hall.wire.passed.slice(before).filter(({ path }) => path.includes('/relay/'));
  expect(relayed.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining(['list', 'file']),
  );
  for (const { request } of relayed) {
    expect(request.headers).not.toHaveProperty('authorization');
    expect(Buffer.from(request.bytes).toString()).not.toContain(token);
  }
});
