import { describe, expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import type { RouteEntry, RoutesReply } from '../../contract/platform/hub.ts';
import { unwrap } from '../../contract/result.ts';
import { ROUTE } from '../session/test-data.ts';
import { answering, replyHead, serve } from './http.fixture.ts';
import { createUnsignedRouter } from './unsigned-router.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const FRESH_MS = 60_000;
const HERE = ROUTE.codeSystemId;
const ELSEWHERE = '0000000';

function table(version: number, routes: readonly RouteEntry[] = [ROUTE]): RoutesReply {
  return { head: replyHead(), version, freshUntil: version + FRESH_MS, routes: [...routes] };
}

/** A hub whose table the test changes; `undefined` for one that is out of reach. */
async function hub(first: unknown) {
  const clock = manualClock(1);
  const at = { asked: [] as string[], body: first };
  const { url } = await serve((request, response) => {
    at.asked.push(request.url ?? '');
    if (at.body === undefined) request.socket.resetAndDestroy();
    else answering(at.body)(request, response);
  });
  const router = createUnsignedRouter({ hubUrl: `${url}/hub`, timeoutMs: 5_000, clock });
  return { at, clock, router };
}
const failed = (code: string) => ({ ok: false, error: { code } });

test('the table is asked for once while it is fresh', async () => {
  const { at, clock, router } = await hub(table(1));
  expect(router.known(HERE)).toBeUndefined();
  expect(unwrap(await router.find(HERE))).toEqual(ROUTE);
  clock.advance(FRESH_MS - 1);
  expect(unwrap(await router.find(HERE))).toEqual(ROUTE);
  expect(router.known(HERE)).toEqual(ROUTE);
  expect(at.asked).toEqual(['/hub/v1/routes']);
});

test('a table that is fresh no more is asked for again', async () => {
  const { at, clock, router } = await hub(table(1));
  unwrap(await router.find(HERE));
  clock.advance(FRESH_MS);
  const moved = { ...ROUTE, verifyUrl: 'http://127.0.0.1:9/new-address' };
  at.body = table(2, [moved]);
  expect(unwrap(await router.find(HERE))).toEqual(moved);
});

describe('the hub is out of reach', () => {
  test('without a table the failure says so', async () => {
    const { router } = await hub(undefined);
    expect(await router.find(HERE)).toMatchObject(failed('PLATFORM_UNREACHABLE'));
  });
  test('an old table still routes for seven days and not longer', async () => {
    const { at, clock, router } = await hub(table(1));
    unwrap(await router.find(HERE));
    at.body = undefined;
    clock.advance(FRESH_MS + 7 * DAY_MS);
    expect(unwrap(await router.find(HERE))).toEqual(ROUTE);
    clock.advance(1);
    expect(await router.find(HERE)).toMatchObject(failed('PLATFORM_UNREACHABLE'));
    expect(router.known(HERE)).toBeUndefined();
  });
  test('a code system that the old table does not hold is a question of the network', async () => {
    const { at, router } = await hub(table(1));
    unwrap(await router.find(HERE));
    at.body = undefined;
    expect(await router.find(ELSEWHERE)).toMatchObject(failed('PLATFORM_UNREACHABLE'));
  });
});

describe('code systems', () => {
  test('one that a fresh table does not hold is asked for: it may be new', async () => {
    const { at, router } = await hub(table(1));
    unwrap(await router.find(HERE));
    at.body = table(2, [ROUTE, { ...ROUTE, codeSystemId: ELSEWHERE }]);
    expect((await router.find(ELSEWHERE)).ok).toBe(true);
    expect(at.asked).toHaveLength(2);
  });
  test('one that nobody knows is unknown', async () => {
    const { router } = await hub(table(1));
    expect(await router.find(ELSEWHERE)).toEqual(failed('ROUTE_UNKNOWN'));
  });
  test.each(['SUSPENDED', 'RETIRED'] as const)('one that is %s is not asked', async (status) => {
    const { router } = await hub(table(1, [{ ...ROUTE, status }]));
    expect(await router.find(HERE)).toEqual({
      ok: false,
      error: { code: 'ROUTE_SUSPENDED', detail: status },
    });
  });
});

describe('a table that cannot be trusted', () => {
  test('one older than the one at hand changes nothing', async () => {
    const { at, clock, router } = await hub(table(5));
    unwrap(await router.find(HERE));
    clock.advance(FRESH_MS + 5);
    at.body = table(4, [{ ...ROUTE, verifyUrl: 'http://127.0.0.1:9/replayed' }]);
    expect(unwrap(await router.find(HERE))).toEqual(ROUTE);
  });
  test.each([
    ['an address that is no web address', { ...ROUTE, verifyUrl: 'file:///etc/passwd' }],
    ['a code system without seven digits', { ...ROUTE, codeSystemId: '12' }],
    ['a lifetime of nothing', { ...ROUTE, codeLifetimeS: 0 }],
  ])('%s spoils it', async (_what, entry) => {
    const { router } = await hub(table(1, [entry]));
    expect(await router.find(HERE)).toMatchObject(failed('PLATFORM_REPLY_INVALID'));
  });
});

test('a session that ends takes its question along', async () => {
  const { at, router } = await hub(table(1));
  expect((await router.find(HERE, { signal: AbortSignal.abort() })).ok).toBe(false);
  expect(at.asked).toEqual([]);
});
