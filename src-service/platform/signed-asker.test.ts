import { describe, expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { errorReplySchema } from '../../contract/platform/common.ts';
import type { Operation } from '../../contract/platform/relay.ts';
import { err } from '../../contract/result.ts';
import { failure } from '../../contract/failures.ts';
import { CONFIG, ITEM, ROUTE } from '../session/test-data.ts';
import { directUrl } from './asker.ts';
import { headFacts, type Intent, newRequestId } from './intent.ts';
import { createSignedAsker, waysTo } from './signed-asker.ts';
import type { TrustedRequest } from './trusted-call.ts';

const NOW = 5_000;
const KEYS = { signKeys: ['code-system'], encryptKey: 'sealed-for' };
const ENTRY = { ...ROUTE, ...KEYS, scanSessionUrl: 'http://127.0.0.1:9/scan' };
const HUB = { url: 'http://127.0.0.1:9/direct', hubUrl: 'http://h/hub', hubKeys: ['hub'] };
const PEER = { id: '1390000', ...KEYS };
const RELAYED = {
  url: 'http://h/hub/v1/relay/1390000/verify',
  peer: { ...PEER, relayKeys: ['hub'] },
};
const DIRECT = { url: HUB.url, peer: PEER };

describe('the ways are tried in the order of the route', () => {
  test.each([
    [['direct'], [DIRECT]],
    [['relay'], [RELAYED]],
    [
      ['direct', 'relay'],
      [DIRECT, RELAYED],
    ],
    [
      ['relay', 'direct'],
      [RELAYED, DIRECT],
    ],
  ] as const)('%j', (connections, ways) => {
    expect(waysTo({ ...ENTRY, connections: [...connections] }, 'verify', HUB)).toEqual(ways);
  });
});

test.each<[Operation, string]>([
  ['verify', '/verify'],
  ['identify', '/identify'],
  ['token', '/token'],
  ['list', '/list'],
  ['file', '/file'],
  ['scan-session', '/scan'],
  ['scan-session/status', '/scan/status'],
])('%s goes to %s', (operation, path) => {
  expect(directUrl(ENTRY, operation)).toEqual({ ok: true, value: `http://127.0.0.1:9${path}` });
});

/** What is asked for by this intent. */
async function asked(intent: Partial<Intent>, holdMs?: number) {
  const requests: TrustedRequest[] = [];
  const ask = createSignedAsker({
    ...{ config: CONFIG, hubKeys: ['hub'], clock: manualClock(NOW) },
    call(request) {
      requests.push(request);
      return Promise.resolve(err(failure('CODE_USED')));
    },
  });
  const whole = { requestId: newRequestId(), item: ITEM, ...intent };
  const held = holdMs === undefined ? {} : { holdMs };
  const question = { route: ENTRY, operation: 'verify', intent: whole, body: { a: 1 } } as const;
  const answer = await ask({ ...question, token: 'secret', ...held }, errorReplySchema);
  expect(answer).toEqual(err(failure('CODE_USED')));
  return { request: requests[0]!, whole };
}

describe('how long and how often', () => {
  test('twice more, each within its limit, all within the budget of a scan', async () => {
    const { request, whole } = await asked({});
    expect(request).toMatchObject({
      ...{ repeats: 2, timeoutMs: 5_000, deadline: 10_000, token: 'secret', body: { a: 1 } },
      head: headFacts(CONFIG, whole),
    });
  });
  test('once where whoever asks tries again himself', async () => {
    expect((await asked({ once: true })).request.repeats).toBe(0);
  });
  test('until the deadline of the intent where it has one', async () => {
    expect((await asked({ deadline: 6_000 })).request.deadline).toBe(6_000);
  });
  test('longer by what the other side may hold the answer back', async () => {
    const { request } = await asked({}, 10_000);
    expect([request.timeoutMs, request.deadline]).toEqual([15_000, 20_000]);
    expect([request.isHeld, (await asked({}, 0)).request.isHeld]).toEqual([true, false]);
  });
});

test('what a code system does not offer is not asked for', async () => {
  const ask = createSignedAsker({
    ...{ config: CONFIG, hubKeys: ['hub'], clock: manualClock(NOW) },
    call: () => Promise.reject(new Error('asked')),
  });
  const intent = { requestId: newRequestId(), item: ITEM };
  const question = { route: ROUTE, operation: 'scan-session', intent, body: {} } as const;
  expect(await ask(question, errorReplySchema)).toEqual(
    err(failure('ROUTE_UNKNOWN', 'scanSessionUrl')),
  );
});
