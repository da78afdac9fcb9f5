import { describe, expect, onTestFinished, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure, type Failure } from '../../contract/failures.ts';
import type { LogRecord } from '../../contract/log.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';
import { err, ok, type Result, unwrap } from '../../contract/result.ts';
import { signBody } from '../../crypto/signed-message.ts';
import { ITEM, ROUTE } from '../session/test-data.ts';
import { replyHead, serve } from './http.fixture.ts';
import { newRequestId } from './intent.ts';
import { createRouter } from './router.ts';
import { STALE_MS } from './route-table.ts';
import { HUB, sendJson, STRANGER, TERMINAL } from './signed-server.fixture.ts';

const NOW = 1_780_000_000_000;
const DAY_MS = 24 * 3_600_000;
const ISSUED = new Date(NOW).toISOString();
const HERE = ROUTE.codeSystemId;
const INTENT = { requestId: newRequestId(), item: ITEM };
const ELSEWHERE = { ...ROUTE, codeSystemId: '1390200' };

const tableOf = async (change: object = {}, by = HUB): Promise<object> =>
  unwrap(
    await signBody(
      {
        ...{ head: {}, version: 5, issuedAt: NOW, freshUntil: NOW + DAY_MS, routes: [ROUTE] },
        ...change,
      },
      by.crypto,
    ),
  );

interface Hub {
  table: object | undefined;
  page?: { readonly http: number; readonly body: string };
  asked: number;
}

interface Time {
  aheadMs?: number | undefined;
  learnedMs?: number | undefined;
  asked: number;
}

/** A hub of which the test sets the table; a router with a disk in memory. */
async function stand(first: object | undefined, kept?: unknown) {
  const hub: Hub = { table: first, asked: 0 };
  const { url } = await serve((_request, response) => {
    hub.asked++;
    if (hub.page) response.writeHead(hub.page.http).end(hub.page.body);
    else if (hub.table) sendJson(response, { head: replyHead(), table: hub.table });
    else response.destroy();
  });
  const clock = manualClock(NOW);
  const disk = { kept };
  const log: LogRecord[] = [];
  const resolved: string[] = [];
  let changes = 0;
  /** By how much the hub's clock is ahead of the terminal's, where it tells. */
  const time: Time = { asked: 0 };
  let resolution: Result<RouteEntry, Failure> = err(failure('ROUTE_UNKNOWN'));
  const router = createRouter({
    ...{ hubUrl: url, hubKeys: [HUB.keys.sign], crypto: TERMINAL.crypto, clock },
    cache: {
      load: () => Promise.resolve(disk.kept),
      save: (table) => Promise.resolve(((disk.kept = table), true)),
    },
    resolve(codeSystemId) {
      resolved.push(codeSystemId);
      return Promise.resolve(resolution);
    },
    hubTime: () => ({
      now: clock.now() + (time.learnedMs ?? 0),
      isTold: time.learnedMs !== undefined,
    }),
    learnTime(anew) {
      if (anew === undefined && time.learnedMs !== undefined) return Promise.resolve();
      time.asked++;
      time.learnedMs = time.aheadMs;
      return Promise.resolve();
    },
    ...{ random: () => 0.5, timeoutMs: 2_000 },
    ...{ log: (record) => log.push(record), onChange: () => changes++ },
  });
  onTestFinished(() => router.stop());
  const resolveTo = (answer: typeof resolution): void => void (resolution = answer);
  return { hub, clock, disk, log, resolved, router, resolveTo, time, changes: () => changes };
}
const failed = (code: string, detail?: string) => ({
  ok: false,
  error: detail === undefined ? { code } : { code, detail },
});

describe('a fresh table', () => {
  test('is asked for once and answers for a day', async () => {
    const { hub, clock, router } = await stand(await tableOf());
    expect(router.known(HERE)).toBeUndefined();
    expect(unwrap(await router.find(HERE, INTENT))).toEqual(ROUTE);
    clock.advance(DAY_MS / 2);
    expect(unwrap(await router.find(HERE, INTENT))).toEqual(ROUTE);
    expect([hub.asked, router.known(HERE), router.staleSince()]).toEqual([1, ROUTE, undefined]);
  });
  test('is asked for once by all who ask at the same time', async () => {
    const { hub, router } = await stand(await tableOf());
    const both = await Promise.all([router.find(HERE, INTENT), router.find(HERE, INTENT)]);
    expect([both.every(({ ok: found }) => found), hub.asked]).toEqual([true, 1]);
  });
  test('of the last run needs no hub', async () => {
    const { hub, router } = await stand(undefined, await tableOf());
    expect(unwrap(await router.find(HERE, INTENT))).toEqual(ROUTE);
    expect(hub.asked).toBe(0);
  });
  test.each(['SUSPENDED', 'RETIRED'] as const)('may say that it is %s', async (status) => {
    const { router } = await stand(await tableOf({ routes: [{ ...ROUTE, status }] }));
    expect(await router.find(HERE, INTENT)).toEqual(failed('ROUTE_SUSPENDED', status));
  });
  test('does not name everybody: then the hub is asked', async () => {
    const { router, resolved, resolveTo } = await stand(await tableOf());
    expect(await router.find('1390200', INTENT)).toEqual(failed('ROUTE_UNKNOWN'));
    resolveTo(ok(ELSEWHERE));
    expect(unwrap(await router.find('1390200', INTENT))).toEqual(ELSEWHERE);
    resolveTo(ok({ ...ELSEWHERE, status: 'RETIRED' }));
    expect(await router.find('1390200', INTENT)).toEqual(failed('ROUTE_SUSPENDED', 'RETIRED'));
    resolveTo(ok({ ...ELSEWHERE, validTo: NOW }));
    expect(await router.find('1390200', INTENT)).toEqual(failed('ROUTE_UNKNOWN', 'not in force'));
    expect(resolved).toHaveLength(4);
  });
});

describe('a table that is refused leaves the one at hand in force', () => {
  test.each([
    ['of a stranger', () => tableOf({ version: 6 }, STRANGER), 'signature'],
    [
      'that was in force before',
      () => tableOf({ version: 4 }),
      `version 4 of ${ISSUED}, 5 of ${ISSUED} at hand`,
    ],
  ])('%s', async (_what, make, detail) => {
    const { hub, clock, disk, log, router } = await stand(await tableOf());
    expect((await router.find(HERE, INTENT)).ok).toBe(true);
    const before = disk.kept;
    hub.table = await make();
    clock.advance(DAY_MS);
    expect(unwrap(await router.find(HERE, INTENT))).toEqual(ROUTE);
    expect(log.at(-1)).toEqual({
      ...{ event: 'platform.routes-refused', from: 'hub' },
      ...{ code: 'ROUTE_TABLE_INVALID', detail },
    });
    expect([disk.kept === before, router.staleSince()]).toEqual([true, NOW + DAY_MS]);
  });
  test('and where there is none, nobody is routed', async () => {
    const { disk, router } = await stand(await tableOf({}, STRANGER));
    expect(await router.find(HERE, INTENT)).toEqual(failed('ROUTE_TABLE_INVALID', 'signature'));
    expect([disk.kept, router.known(HERE)]).toEqual([undefined, undefined]);
  });
  test('the one on the disk counts too: a restart is no way back', async () => {
    const kept = await tableOf({ version: 9, freshUntil: NOW - 1 });
    const { log, router } = await stand(await tableOf({ version: 8 }), kept);
    expect((await router.find(HERE, INTENT)).ok).toBe(true);
    expect(log).toMatchObject([
      { from: 'hub', detail: `version 8 of ${ISSUED}, 9 of ${ISSUED} at hand` },
    ]);
  });
  test('one on the disk that somebody changed is not used', async () => {
    const forged = {
      ...(await tableOf()),
      routes: [{ ...ROUTE, verifyUrl: 'https://x.example/' }],
    };
    const { log, router } = await stand(undefined, forged);
    expect(await router.find(HERE, INTENT)).toMatchObject({
      error: { code: 'PLATFORM_UNREACHABLE' },
    });
    expect(log).toMatchObject([{ from: 'disk', detail: 'signature' }]);
  });
});

describe('while the hub is out of reach', () => {
  test('an old table is good for seven days, and then for nothing', async () => {
    const { hub, clock, router } = await stand(await tableOf());
    expect((await router.find(HERE, INTENT)).ok).toBe(true);
    hub.table = undefined;
    clock.advance(DAY_MS + STALE_MS);
    expect(unwrap(await router.find(HERE, INTENT))).toEqual(ROUTE);
    expect([router.known(HERE), router.staleSince()]).toEqual([ROUTE, NOW + DAY_MS + STALE_MS]);
    clock.advance(1);
    expect(await router.find(HERE, INTENT)).toEqual(failed('ROUTE_STALE', 'PLATFORM_UNREACHABLE'));
    expect(router.known(HERE)).toBeUndefined();
  });
  test('a scan does not wait for it again and again', async () => {
    const { hub, clock, router } = await stand(await tableOf());
    expect((await router.find(HERE, INTENT)).ok).toBe(true);
    hub.table = undefined;
    clock.advance(DAY_MS);
    for (let scan = 0; scan < 5; scan++) expect((await router.find(HERE, INTENT)).ok).toBe(true);
    expect(hub.asked).toBe(2);
    hub.table = await tableOf({ version: 6, freshUntil: NOW + 3 * DAY_MS });
    clock.advance(29_999);
    expect((await router.find(HERE, INTENT)).ok).toBe(true);
    expect(hub.asked).toBe(2);
    router.wake();
    await expect.poll(() => router.staleSince()).toBeUndefined();
    expect(hub.asked).toBe(3);
  });
  test.each([
    [500, 'PLATFORM_ERROR'],
    [429, 'RATE_LIMIT'],
    [200, 'PLATFORM_REPLY_INVALID'],
  ])('HTTP %i without a table is %s', async (http, code) => {
    const { hub, router } = await stand(undefined);
    hub.page = { http, body: '<h1>no table</h1>' };
    expect(await router.find(HERE, INTENT)).toEqual(failed(code, `HTTP ${http}`));
  });
});

describe('in the background', () => {
  test('the table is renewed at four fifths of its life, and soon again where that fails', async () => {
    const { hub, clock, log, router } = await stand(await tableOf());
    router.start();
    await expect.poll(() => clock.pending()).toBe(1);
    clock.advance(DAY_MS * 0.8 - 1);
    expect(hub.asked).toBe(1);
    hub.table = undefined;
    clock.advance(1);
    await expect.poll(() => hub.asked).toBe(2);
    await expect.poll(() => clock.pending()).toBe(1);
    expect(router.staleSince()).toBeUndefined();
    hub.table = await tableOf({ version: 6 });
    clock.advance(45_000);
    await expect.poll(() => log.at(-1)).toEqual({ event: 'platform.routes', version: 6 });
    expect(hub.asked).toBe(3);
  });
  test('one that is out of date as it comes is not asked for in a storm', async () => {
    const { hub, clock, router } = await stand(await tableOf({ freshUntil: NOW - 1 }));
    router.start();
    await expect.poll(() => clock.pending()).toBe(1);
    clock.advance(29_999);
    await expect.poll(() => clock.pending()).toBe(1);
    expect(hub.asked).toBe(1);
    clock.advance(15_001);
    await expect.poll(() => hub.asked).toBe(2);
  });
  test('it ends with the service', async () => {
    const { clock, router } = await stand(await tableOf());
    router.start();
    await expect.poll(() => clock.pending()).toBe(1);
    router.stop();
    expect(clock.pending()).toBe(0);
    router.wake();
    expect(clock.pending()).toBe(0);
  });
  test('what is under way then changes nothing any more', async () => {
    const { clock, changes, router } = await stand(await tableOf());
    const found = router.find(HERE, INTENT);
    router.stop();
    expect((await found).ok).toBe(false);
    expect([clock.pending(), changes()]).toEqual([0, 0]);
  });
});

describe('a clock that is wrong', () => {
  const YEAR_MS = 365 * DAY_MS;

  test.each([8 * DAY_MS, YEAR_MS, -YEAR_MS])(
    'by %i ms: the hub is asked for its time, and routes are had',
    async (off) => {
      const { clock, router, time } = await stand(await tableOf());
      clock.set(off);
      time.aheadMs = -off;
      expect(unwrap(await router.find(HERE, INTENT))).toEqual(ROUTE);
      expect([time.asked, router.staleSince(), router.clockLagMs()]).toEqual([1, undefined, 0]);
    },
  );
  test('finds no route where the hub does not tell its time, but does once it tells', async () => {
    const { clock, router, time } = await stand(await tableOf());
    clock.set(9 * DAY_MS);
    expect((await router.find(HERE, INTENT)).ok).toBe(false);
    time.aheadMs = -9 * DAY_MS;
    expect(unwrap(await router.find(HERE, INTENT))).toEqual(ROUTE);
  });
  test('takes a table of the last run for a fresh one until the hub tells', async () => {
    const { clock, hub, router, time } = await stand(
      await tableOf({ version: 6, freshUntil: NOW + 3 * DAY_MS }),
      await tableOf(),
    );
    clock.set(-DAY_MS / 4);
    clock.advance(DAY_MS);
    time.aheadMs = DAY_MS / 4;
    router.start();
    await expect.poll(() => hub.asked).toBe(1);
  });

  test('may be the hub’s own: one that it sets is learned from the table that it dates', async () => {
    const { clock, hub, router, time } = await stand(await tableOf());
    time.aheadMs = 0;
    expect(unwrap(await router.find(HERE, INTENT))).toEqual(ROUTE);
    time.aheadMs = YEAR_MS;
    clock.advance(DAY_MS);
    const issuedAt = NOW + DAY_MS + YEAR_MS;
    hub.table = await tableOf({ issuedAt, freshUntil: issuedAt + DAY_MS });
    expect(unwrap(await router.find(HERE, INTENT))).toEqual(ROUTE);
    expect([time.asked, router.staleSince()]).toEqual([2, undefined]);
  });

  describe('that has fallen back behind the table at hand', () => {
    const fallen = async (table?: object) => {
      const stood = await stand(table, await tableOf());
      stood.clock.set(-11 * YEAR_MS);
      return stood;
    };
    test('is told, and routes by that table as long as the hub is out of reach', async () => {
      const { clock, hub, router } = await fallen();
      router.start();
      await expect.poll(() => clock.pending()).toBe(1);
      expect(hub.asked).toBe(1);
      expect(unwrap(await router.find(HERE, INTENT))).toEqual(ROUTE);
      expect(router.known(HERE)).toEqual(ROUTE);
      expect(router.clockLagMs()).toBe(11 * YEAR_MS);
      // Soon again, not in a day.
      clock.advance(60_000);
      await expect.poll(() => hub.asked).toBe(2);
    });
    test('is put right by the hub: a table too old by its time is routed by no more', async () => {
      const { hub, router, time } = await fallen();
      time.aheadMs = 11 * YEAR_MS + 9 * DAY_MS;
      expect(await router.find(HERE, INTENT)).toEqual(
        failed('ROUTE_STALE', 'PLATFORM_UNREACHABLE'),
      );
      expect([router.clockLagMs(), router.known(HERE)]).toEqual([0, undefined]);
      hub.table = await tableOf({
        issuedAt: NOW + 9 * DAY_MS,
        freshUntil: NOW + 10 * DAY_MS,
      });
      expect(unwrap(await router.find(HERE, INTENT))).toEqual(ROUTE);
    });
  });
});

describe('a table that the hub has dated in the future', () => {
  const bad = { issuedAt: NOW + 3_650 * DAY_MS };
  test('is refused', async () => {
    const { disk, log, router, time } = await stand(await tableOf(bad));
    time.aheadMs = 0;
    expect(await router.find(HERE, INTENT)).toMatchObject({
      error: { code: 'ROUTE_TABLE_INVALID' },
    });
    expect(log).toMatchObject([
      { from: 'hub', detail: expect.stringContaining('ahead') as unknown },
    ]);
    expect(disk.kept).toBeUndefined();
  });
  test('and was taken once gives way to any that is fresh, also of a lower version', async () => {
    const { disk, router, time } = await stand(await tableOf({ version: 3 }), await tableOf(bad));
    time.aheadMs = 0;
    expect(unwrap(await router.find(HERE, INTENT))).toEqual(ROUTE);
    expect(disk.kept).toMatchObject({ version: 3 });
  });
});
