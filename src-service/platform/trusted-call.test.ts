import { describe, expect, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { errorReplySchema } from '../../contract/platform/common.ts';
import { unwrap } from '../../contract/result.ts';
import { ITEM, CONFIG } from '../session/test-data.ts';
import type { Enrolled } from './enrol.ts';
import { deadUrl, serve } from './http.fixture.ts';
import { headFacts, newRequestId } from './intent.ts';
import { createServerClock } from './server-clock.ts';
import { createSignedExchange } from './signed-exchange.ts';
import {
  type Asked,
  CODE_SYSTEM,
  HUB,
  random,
  signedServer,
  STRANGER,
  TERMINAL,
  type Told,
} from './signed-server.fixture.ts';
import { createTrustedCall, type TrustedRequest, type Way } from './trusted-call.ts';

const PEER = { id: '1390000', signKeys: [CODE_SYSTEM.keys.sign] };

function stand(enrols: Enrolled = 'never') {
  const clock = systemClock;
  const serverClock = createServerClock(clock);
  const told = { enrolled: 0, known: 0, unknown: 0 };
  const call = createTrustedCall({
    send: createSignedExchange({
      crypto: TERMINAL.crypto,
      clock,
      serverClock,
      randomBytes: random,
    }),
    ...{ clock, serverClock, random: () => 0 },
    enrol: () => Promise.resolve((told.enrolled++, enrols)),
    onKnown: () => told.known++,
    onUnknown: () => told.unknown++,
  });
  const requestId = newRequestId();
  const ask = (urls: readonly [string, ...string[]], change: Partial<TrustedRequest> = {}) => {
    const wayTo = (url: string): Way => ({ url, peer: PEER });
    const [first, ...others] = urls;
    const request: TrustedRequest = {
      ...{
        ways: [wayTo(first), ...others.map(wayTo)],
        head: headFacts(CONFIG, { requestId, item: ITEM }),
        body: {},
      },
      ...{ token: undefined, signal: undefined, timeoutMs: 2_000, repeats: 2 },
      deadline: clock.elapsed() + 5_000,
      ...change,
    };
    return call(request, errorReplySchema);
  };
  return { ask, told };
}
const failed = (code: string) => ({
  ok: false,
  error: expect.objectContaining({ code }) as unknown,
});
/** Tells something else each time, and the last thing for ever. */
const inTurn = (...turns: Told[]) => {
  let turn = 0;
  return () => turns[Math.min(turn++, turns.length - 1)]!;
};
const namesOf = (asked: readonly Asked[]) => ({
  requests: new Set(asked.map(({ head }) => head.requestId)).size,
  nonces: new Set(asked.map(({ head }) => head.nonce)).size,
});

describe('sent again', () => {
  test('what somebody between has failed at: the same request under a new nonce', async () => {
    const broken = { unsigned: true, http: 502 };
    const { url, asked } = await signedServer(inTurn(broken, broken, {}));
    expect((await stand().ask([url])).ok).toBe(true);
    expect([asked.length, namesOf(asked)]).toEqual([3, { requests: 1, nonces: 3 }]);
  });
  test('what the other side itself says to have failed at', async () => {
    const broken: Told = { status: 'INTERNAL', http: 500 };
    const { url, asked } = await signedServer(inTurn(broken, {}));
    expect((await stand().ask([url])).ok).toBe(true);
    expect(namesOf(asked)).toEqual({ requests: 1, nonces: 2 });
  });
  test('but not more often than that', async () => {
    const { url, asked } = await signedServer(() => ({ unsigned: true, http: 503 }));
    expect(await stand().ask([url])).toEqual(failed('PLATFORM_ERROR'));
    expect(asked).toHaveLength(3);
  });
  test.each<[string, Told, string]>([
    ['a used code', { status: 'CODE_USED' }, 'CODE_USED'],
    ['a throttle', { unsigned: true, http: 429 }, 'RATE_LIMIT'],
    ['a strange signature', { by: STRANGER }, 'SIGN_INVALID'],
  ])('never: %s', async (_what, told, code) => {
    const { url, asked } = await signedServer(() => told);
    expect(await stand().ask([url])).toEqual(failed(code));
    expect(asked).toHaveLength(1);
  });
});

describe('several ways', () => {
  test('the next one where the first leads nowhere', async () => {
    const { url, asked } = await signedServer(() => ({}));
    expect((await stand().ask([await deadUrl(), url])).ok).toBe(true);
    expect(asked).toHaveLength(1);
  });
  test.each<[string, Told]>([
    ['a refusal', { status: 'CODE_USED' }],
    ['a gateway that fails', { unsigned: true, http: 502 }],
    ['a strange signature', { by: STRANGER }],
  ])('not after %s', async (_what, told) => {
    const first = await signedServer(() => told);
    const second = await signedServer(() => ({}));
    expect((await stand().ask([first.url, second.url], { repeats: 0 })).ok).toBe(false);
    expect(second.asked).toEqual([]);
  });
  test('each a few times where none leads anywhere', async () => {
    const dead = await deadUrl();
    expect(await stand().ask([dead, dead])).toEqual(failed('PLATFORM_UNREACHABLE'));
  });
});

describe('the time', () => {
  test('is learned from a refusal, and then the request is right', async () => {
    const serverTime = Date.now() + 600_000;
    const isRight = ({ head }: Asked) => Math.abs(head.timestamp - serverTime) < 60_000;
    const { url, asked } = await signedServer((one) => ({
      status: isRight(one) ? 'OK' : 'CLOCK_SKEW',
      head: { serverTime },
    }));
    expect((await stand().ask([url])).ok).toBe(true);
    expect(asked.map(isRight)).toEqual([false, true]);
  });
  test('that is never right ends after one more try, and says by how much it is off', async () => {
    const { url, asked } = await signedServer(() => ({
      status: 'CLOCK_SKEW',
      head: { serverTime: Date.now() + 600_000 },
    }));
    expect(await stand().ask([url])).toEqual({
      ok: false,
      error: { code: 'CLOCK_SKEW', detail: expect.stringMatching(/^(599|600) s$/) as string },
    });
    expect(asked).toHaveLength(2);
  });
  test('that a stranger tells is not taken', async () => {
    const { url, asked } = await signedServer(() => ({ status: 'CLOCK_SKEW', by: HUB }));
    expect(await stand().ask([url])).toEqual(failed('SIGN_INVALID'));
    expect(asked).toHaveLength(1);
  });
});

describe('a terminal that is not known', () => {
  test.each([
    ['at all', 'TERMINAL_UNKNOWN'],
    ['by its new keys', 'SIGN_INVALID'],
  ] as const)('%s enrols and asks again', async (_what, status) => {
    const { url, asked } = await signedServer(inTurn({ status }, {}));
    const { ask, told } = stand('enrolled');
    expect(unwrap(await ask([url])).reply.head.status).toBe('OK');
    expect([asked.length, told]).toEqual([2, { enrolled: 1, known: 1, unknown: 0 }]);
  });
  test('and cannot enrol says so', async () => {
    const { url, asked } = await signedServer(() => ({ status: 'TERMINAL_UNKNOWN' }));
    const { ask, told } = stand();
    expect(await ask([url])).toEqual(failed('TERMINAL_UNKNOWN'));
    expect([asked.length, told]).toEqual([1, { enrolled: 1, known: 0, unknown: 1 }]);
  });
  test('and could not enrol just now is as one without a network', async () => {
    const { url, asked } = await signedServer(() => ({ status: 'TERMINAL_UNKNOWN' }));
    const { ask, told } = stand('later');
    expect(await ask([url])).toMatchObject(failed('PLATFORM_UNREACHABLE'));
    expect([asked.length, told]).toEqual([1, { enrolled: 1, known: 0, unknown: 1 }]);
  });
  test('and is not known after enrolling either says so', async () => {
    const { url, asked } = await signedServer(() => ({ status: 'TERMINAL_UNKNOWN' }));
    const { ask, told } = stand('enrolled');
    expect(await ask([url])).toEqual(failed('TERMINAL_UNKNOWN'));
    expect([asked.length, told]).toEqual([2, { enrolled: 1, known: 0, unknown: 1 }]);
  });
});

test('the deadline cuts a server off that says nothing', async () => {
  const { url } = await serve(() => {});
  const begun = Date.now();
  const deadline = systemClock.elapsed() + 400;
  expect(await stand().ask([url], { deadline })).toEqual(failed('PLATFORM_TIMEOUT'));
  expect(Date.now() - begun).toBeLessThan(1_500);
});

test('of the time until the deadline the next way has what the first has left', async () => {
  const portal = await serve((_request, response) => {
    const page = (): void =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>log in</h1>');
    setTimeout(page, 500);
  });
  let reached = 0;
  const silent = await serve(() => reached++);
  const at = Date.now();
  const change = { deadline: systemClock.elapsed() + 1_000, repeats: 0 };
  expect(await stand().ask([portal.url, silent.url], change)).toEqual(failed('PLATFORM_TIMEOUT'));
  expect(Date.now() - at).toBeLessThan(1_400);
  expect(reached).toBe(1);
});
