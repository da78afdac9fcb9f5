import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { signBody } from '../../crypto/signed-message.ts';
import { ROUTE } from '../session/test-data.ts';
import {
  AHEAD_MS,
  entryOf,
  isFresh,
  isUsable,
  objectionTo,
  readTable,
  STALE_MS,
} from './route-table.ts';
import { HUB, STRANGER, TERMINAL } from './signed-server.fixture.ts';

const BARE = { head: {}, version: 7, issuedAt: 1_000, freshUntil: 2_000, routes: [ROUTE] };
const KEYS = [HUB.keys.sign];
const signed = async (change: object = {}, by = HUB) =>
  unwrap(await signBody({ ...BARE, ...change }, by.crypto));
const read = (message: unknown) => readTable(message, KEYS, TERMINAL.crypto);
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

describe('beside the table at hand', () => {
  const BESIDE = { ...BARE, head: { signAlg: 'SM2-SM3' as const, sign: '' } };
  const TOLD = { now: 1_500, isTold: true };
  const OWN = { now: 1_500, isTold: false };

  test('one is taken exactly where it is not older, as long as that one is good', () => {
    const small = fc.record({ version: fc.nat(3), issuedAt: fc.nat(3) });
    fc.assert(
      fc.property(small, small, fc.boolean(), (before, after, isTold) => {
        const isOlder =
          after.version < before.version ||
          (after.version === before.version && after.issuedAt < before.issuedAt);
        const atHand = { ...BESIDE, ...before };
        const objection = objectionTo({ ...BESIDE, ...after }, atHand, { now: 1_500, isTold });
        expect(objection !== undefined).toBe(isOlder);
      }),
    );
  });

  const late = 2_001 + STALE_MS;
  const fresh = { ...BESIDE, version: 3, issuedAt: late - 500, freshUntil: late + 500 };
  const tooOld = 'version 3 of 1970-01-08T00:00:01.501Z, 7 of 1970-01-01T00:00:01.000Z at hand';
  test.each([
    [
      'a fresh one of a hub that was restored',
      BESIDE,
      fresh,
      { now: late, isTold: true },
      undefined,
    ],
    ['not while that one is good', BESIDE, fresh, { now: late - 1, isTold: true }, tooOld],
    ['not by the terminal’s own clock', BESIDE, fresh, { now: late, isTold: false }, tooOld],
    [
      'not one that is not fresh either',
      BESIDE,
      { ...fresh, freshUntil: late },
      { now: late, isTold: true },
      tooOld,
    ],
    [
      'one in the place of a table from the future',
      { ...BESIDE, issuedAt: TOLD.now + AHEAD_MS + 1 },
      { ...BESIDE, version: 3 },
      TOLD,
      undefined,
    ],
  ])('an older one: %s', (_what, atHand, table, time, detail) => {
    expect(objectionTo(table, atHand, time)?.detail).toBe(detail);
  });

  test('one from the future is refused by the hub’s time, not by a clock that may be slow', () => {
    const next = { ...BESIDE, version: 8, issuedAt: 1_501 + AHEAD_MS };
    expect(objectionTo(next, BESIDE, TOLD)).toEqual({
      code: 'ROUTE_TABLE_INVALID',
      detail: "version 8 of 1970-01-01T00:05:01.501Z, ahead of the hub's time",
    });
    expect(objectionTo(next, BESIDE, OWN)).toBeUndefined();
    expect(objectionTo({ ...next, issuedAt: 1_500 + AHEAD_MS }, BESIDE, TOLD)).toBeUndefined();
  });
});

test('a table is fresh, then old but good enough for routing, then neither', async () => {
  const table = unwrap(await read(await signed()));
  const at = (now: number) => [isFresh(table, now), isUsable(table, now)];
  expect(at(1_999)).toEqual([true, true]);
  expect(at(2_000)).toEqual([false, true]);
  expect(at(2_000 + STALE_MS)).toEqual([false, true]);
  expect(at(2_001 + STALE_MS)).toEqual([false, false]);
  const ahead = { ...table, issuedAt: 1_501 + AHEAD_MS };
  expect([isFresh(ahead, 1_500), isUsable(ahead, 1_500)]).toEqual([false, false]);
});

test('an entry counts within its own time alone', async () => {
  const routes = [{ ...ROUTE, validFrom: 10, validTo: 20 }];
  const table = unwrap(await read(await signed({ routes })));
  const known = [9, 10, 19, 20].map((now) => entryOf(table, '1390000', now) !== undefined);
  expect(known).toEqual([false, true, true, false]);
  expect(entryOf(table, '1390001', 15)).toBeUndefined();
});
