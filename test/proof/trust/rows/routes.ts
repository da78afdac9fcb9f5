import type { Middleman } from '../../../support/wire.ts';
import {
  altered,
  forged,
  messageOf,
  type Message,
  type Signer,
  sign,
  withMessage,
} from '../forge.ts';
import type { TrustRow } from '../row.ts';
import { UNTIL } from './effects.ts';

const DAY_MS = 24 * 3_600_000;
const OWN = '1390000';

type Route = Record<string, unknown>;

function tableOf(message: Message): Message & { routes: Route[] } {
  return message.table as Message & { routes: Route[] };
}

/** Changes the table and leaves its signature. */
function alteredTable(change: (table: Message & { routes: Route[] }) => void): Middleman {
  return async ({ forward }) => {
    const letter = await forward();
    const message = messageOf(letter);
    change(tableOf(message));
    return withMessage(letter, message);
  };
}

/** Changes the table and signs it, and the reply around it. */
function forgedTable(
  by: Signer,
  change: (table: Message & { routes: Route[] }) => void,
): Middleman {
  return async ({ forward }) => {
    const letter = await forward();
    const message = messageOf(letter);
    const table = tableOf(message);
    change(table);
    const signed = messageOf(await sign(letter, table, by));
    return sign(letter, { ...message, table: signed }, by);
  };
}

/** The first time so, from then on so. */
function first(before: Middleman, after: Middleman): Middleman {
  let isFirst = true;
  return (passing) => {
    const middleman = isFirst ? before : after;
    isFirst = false;
    return middleman(passing);
  };
}

function routeOf({ routes }: { routes: Route[] }): Route {
  return routes.find(({ codeSystemId }) => codeSystemId === OWN) ?? {};
}

/** A table that was right once, and is not fresh any more: a new one is asked for at every scan. */
const barelyStale = forgedTable('hub', (table) => (table.freshUntil = Date.now() - 1));
const gone: Middleman = () => Promise.resolve('reset');

const refused = {
  expected: { kind: 'failed', code: 'ROUTE_TABLE_INVALID' },
  effects: [],
} as const;
const oldOneKept = {
  tables: 2,
  expected: { kind: 'shown' },
  logged: 'ROUTE_TABLE_INVALID',
  effects: UNTIL.delivered,
} as const;

/** The route table, and what it says of a code system. */
export const ROUTE_ROWS: readonly TrustRow[] = [
  {
    what: 'table: an address is another',
    between: () => ({
      table: alteredTable((table) => {
        routeOf(table).verifyUrl = 'https://codes.example/v1/verify';
      }),
    }),
    ...refused,
  },
  {
    what: 'table: a key is another',
    between: () => ({
      table: alteredTable((table) => {
        const [other] = table.routes.filter(({ codeSystemId }) => codeSystemId !== OWN);
        routeOf(table).signKeys = other?.signKeys;
      }),
    }),
    ...refused,
  },
  {
    what: "table: signed with a code system's key",
    between: () => ({ table: forgedTable(OWN, () => {}) }),
    ...refused,
  },
  {
    what: "table: signed with a stranger's key",
    between: () => ({ table: forgedTable('stranger', () => {}) }),
    ...refused,
  },
  {
    what: 'table: without a signature',
    between: () => ({ table: alteredTable((table) => (table.head = {})) }),
    ...refused,
  },
  {
    what: 'table: a bad one comes after a good one',
    between: () => ({
      table: first(
        barelyStale,
        forgedTable('stranger', () => {}),
      ),
    }),
    ...oldOneKept,
  },
  {
    what: 'table: an older one comes after a newer one',
    between: () => ({
      table: first(
        barelyStale,
        forgedTable('hub', (table) => (table.version = 1)),
      ),
    }),
    ...oldOneKept,
  },
  {
    what: 'table: more than 7 days old, and the hub is gone',
    between: () => ({
      table: first(
        forgedTable('hub', (table) => (table.freshUntil = Date.now() - 8 * DAY_MS)),
        gone,
      ),
    }),
    tables: 2,
    expected: { kind: 'queued' },
    logged: 'ROUTE_STALE',
    effects: [],
  },
  {
    what: 'table: 6 days old, and the hub is gone: still good for routing',
    between: () => ({
      table: first(
        forgedTable('hub', (table) => (table.freshUntil = Date.now() - 6 * DAY_MS)),
        gone,
      ),
    }),
    tables: 2,
    expected: { kind: 'shown' },
    effects: UNTIL.delivered,
  },
  {
    what: 'table: the code system is suspended',
    between: () => ({
      table: forgedTable('hub', (table) => {
        routeOf(table).status = 'SUSPENDED';
        table.freshUntil = Date.now();
      }),
    }),
    expected: { kind: 'failed', code: 'ROUTE_SUSPENDED' },
    effects: [],
  },
  {
    what: 'table: no code profile of the scanned code',
    between: () => ({
      table: forgedTable('hub', (table) => {
        routeOf(table).profiles = ['CITY-D1'];
        table.freshUntil = Date.now();
      }),
    }),
    expected: { kind: 'failed', code: 'PROFILE_REFUSED' },
    effects: [],
  },
];

/** A code system that is not in the table, but at the hub. */
const UNLISTED = { citizenId: 'zhang', code: { codeSystemId: '2000312' } };

/** What the hub says of one that the table leaves out. */
export const RESOLVE_ROWS: readonly TrustRow[] = [
  {
    what: "resolve: signed with a code system's key",
    between: () => ({ resolve: forged(OWN, () => {}) }),
    visitor: UNLISTED,
    expected: { kind: 'failed', code: 'SIGN_INVALID' },
    effects: [],
  },
  {
    what: 'resolve: a key is another',
    between: () => ({
      resolve: altered((message) => {
        const entry = message.entry as Route;
        entry.signKeys = [entry.encryptKey];
      }),
    }),
    visitor: UNLISTED,
    expected: { kind: 'failed', code: 'SIGN_INVALID' },
    effects: [],
  },
  {
    what: 'resolve: rightly signed, of another code system',
    between: () => ({
      resolve: forged('hub', (message) => ((message.entry as Route).codeSystemId = OWN)),
    }),
    visitor: UNLISTED,
    expected: { kind: 'failed', code: 'REPLY_MISMATCH' },
    effects: [],
  },
  {
    what: 'resolve: rightly signed, another nonce',
    between: () => ({ resolve: forged('hub', ({ head }) => (head.nonce = '0'.repeat(32))) }),
    visitor: UNLISTED,
    expected: { kind: 'failed', code: 'REPLY_MISMATCH' },
    effects: [],
  },
];
