import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RouteTable } from '../../contract/platform/hub.ts';
import { unwrap } from '../../contract/result.ts';
import { signBody } from '../../crypto/signed-message.ts';
import { ROUTE } from '../session/test-data.ts';
import { entryOf, isFresh, isUsable, readTable, STALE_MS } from './route-table.ts';
import { HUB, STRANGER, TERMINAL } from './signed-server.fixture.ts';

const BARE = { head: {}, version: 7, issuedAt: 1_000, freshUntil: 2_000, routes: [ROUTE] };
const KEYS = [HUB.keys.sign];
const signed = async (change: object = {}, by = HUB) =>
  unwrap(await signBody({ ...BARE, ...change }, by.crypto));
const read = (message: unknown, atHand?: RouteTable) =>
  readTable(message, KEYS, TERMINAL.crypto, atHand);
const refused = (detail: string) => ({ ok: false, error: { code: 'ROUTE_TABLE_INVALID', detail } });

test('a table that the hub has signed is read', async () => {
  expect(unwrap(await read(await signed()))).toMatchObject({ version: 7, routes: [ROUTE] });
});

test('what the schema does not know is signed too', async () => {
  const newer = await signed({ later: [1] });
  expect((await read(newer)).ok).toBe(true);
  expect(await read({ ...newer, later: [2] })).toEqual(refused('signature'));
});

test('either key of the hub is good while one takes over', async () => {
  const keys = [STRANGER.keys.sign, HUB.keys.sign];
  expect((await readTable(await signed(), keys, TERMINAL.crypto)).ok).toBe(true);
});

describe('refused', () => {
  test.each([
    ['no table', undefined],
    ['a list', []],
    ['one without a signature', BARE],
  ])('%s', async (_what, message) => {
    expect(await read(message)).toEqual(refused('signature'));
  });
  test('one of a stranger', async () => {
    expect(await read(await signed({}, STRANGER))).toEqual(refused('signature'));
  });
  test('any without a key of the hub', async () => {
    expect(await readTable(await signed(), [], TERMINAL.crypto)).toEqual(refused('signature'));
  });
  test.each([
    ['version', { version: 8 }],
    ['time of issue', { issuedAt: 1_001 }],
    ['freshness', { freshUntil: 9_000_000 }],
    ['address', { routes: [{ ...ROUTE, verifyUrl: 'https://elsewhere.example/' }] }],
    ['state', { routes: [{ ...ROUTE, status: 'SUSPENDED' }] }],
    ['number of routes', { routes: [] }],
  ])('one in which somebody changed the %s', async (_what, change) => {
    expect(await read({ ...(await signed()), ...change })).toEqual(refused('signature'));
  });
  test('a signed one of another shape', async () => {
    const message = await signed({ routes: [{ ...ROUTE, verifyUrl: 'file:///etc/passwd' }] });
    expect(await read(message)).toEqual(refused('routes.0.verifyUrl'));
  });
});

test('a table is taken exactly where it is not older than the one at hand', async () => {
  const small = fc.record({ version: fc.nat(3), issuedAt: fc.nat(3) });
  await fc.assert(
    fc.asyncProperty(small, small, async (before, after) => {
      const atHand = unwrap(await read(await signed(before)));
      const isOlder =
        after.version < before.version ||
        (after.version === before.version && after.issuedAt < before.issuedAt);
      expect((await read(await signed(after), atHand)).ok).toBe(!isOlder);
    }),
    { numRuns: 40 },
  );
});

test('a table is fresh, then old but good enough for routing, then neither', async () => {
  const table = unwrap(await read(await signed()));
  const at = (now: number) => [isFresh(table, now), isUsable(table, now)];
  expect(at(1_999)).toEqual([true, true]);
  expect(at(2_000)).toEqual([false, true]);
  expect(at(2_000 + STALE_MS)).toEqual([false, true]);
  expect(at(2_001 + STALE_MS)).toEqual([false, false]);
});

test('an entry counts within its own time alone', async () => {
  const routes = [{ ...ROUTE, validFrom: 10, validTo: 20 }];
  const table = unwrap(await read(await signed({ routes })));
  const known = [9, 10, 19, 20].map((now) => entryOf(table, '1390000', now) !== undefined);
  expect(known).toEqual([false, true, true, false]);
  expect(entryOf(table, '1390001', 15)).toBeUndefined();
});
