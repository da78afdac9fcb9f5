import { describe, expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure, type Failure } from '../../contract/failures.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { CONFIG, ITEM, ROUTE } from '../session/test-data.ts';
import { headFacts, newRequestId } from './intent.ts';
import { createResolver } from './resolver.ts';
import type { Answered } from './signed-exchange.ts';
import type { TrustedCall, TrustedRequest } from './trusted-call.ts';

const INTENT = { requestId: newRequestId(), item: ITEM };
const HUB = { id: 'hub', signKeys: ['hub'] };

type Told = Result<Answered<{ entry: RouteEntry }>, Failure>;
const named = (codeSystemId: string): Told =>
  ok({ reply: { entry: { ...ROUTE, codeSystemId } }, nonce: '', wasSealed: false });

function stand(tell: (codeSystemId: string) => Told) {
  const clock = manualClock(1_000);
  const asked: TrustedRequest[] = [];
  const resolve = createResolver({
    ...{ hubUrl: 'http://h/hub', hub: HUB, clock, timeoutMs: 5_000, budgetMs: 10_000 },
    headOf: (intent) => headFacts(CONFIG, intent),
    call: ((request: TrustedRequest) => {
      asked.push(request);
      return Promise.resolve(tell((request.body as { codeSystemId: string }).codeSystemId));
    }) as TrustedCall,
  });
  return { clock, asked, find: (id: string) => resolve(id, INTENT) };
}

test('the hub is asked, signed, with an intent of its own', async () => {
  const { asked, find } = stand(named);
  expect(await find('1390200')).toEqual(ok({ ...ROUTE, codeSystemId: '1390200' }));
  expect(asked).toMatchObject([
    {
      ways: [{ url: 'http://h/hub/v1/resolve', peer: HUB }],
      body: { codeSystemId: '1390200' },
      deadline: 10_000,
    },
  ]);
  expect(asked[0]!.head.requestId).not.toBe(INTENT.requestId);
});

test('an answer about another code system is not one', async () => {
  const { find } = stand(() => named('1390300'));
  expect(await find('1390200')).toEqual(err(failure('REPLY_MISMATCH', 'codeSystemId')));
});

describe('what is remembered', () => {
  test('a code system for ten minutes', async () => {
    const { clock, asked, find } = stand(named);
    expect((await find('1390200')).ok).toBe(true);
    clock.advance(10 * 60_000 - 1);
    expect((await find('1390200')).ok).toBe(true);
    expect(asked).toHaveLength(1);
    clock.advance(1);
    expect((await find('1390200')).ok).toBe(true);
    expect(asked).toHaveLength(2);
  });
  test('for as long, though the clock on the wall is put right meanwhile', async () => {
    const { clock, asked, find } = stand(() => err(failure('ROUTE_UNKNOWN')));
    clock.set(6 * 86_400_000);
    expect((await find('1390200')).ok).toBe(false);
    clock.set(-6 * 86_400_000);
    clock.advance(60_000);
    expect((await find('1390200')).ok).toBe(false);
    expect(asked).toHaveLength(2);
  });
  test('that there is none, for one', async () => {
    const { clock, asked, find } = stand(() => err(failure('ROUTE_UNKNOWN')));
    expect(await find('1390200')).toEqual(err(failure('ROUTE_UNKNOWN')));
    clock.advance(59_999);
    expect(await find('1390200')).toEqual(err(failure('ROUTE_UNKNOWN')));
    expect(asked).toHaveLength(1);
    clock.advance(1);
    expect(await find('1390200')).toEqual(err(failure('ROUTE_UNKNOWN')));
    expect(asked).toHaveLength(2);
  });
  test('not that the hub was out of reach', async () => {
    const { asked, find } = stand(() => err(failure('PLATFORM_TIMEOUT')));
    expect((await find('1390200')).ok).toBe(false);
    expect((await find('1390200')).ok).toBe(false);
    expect(asked).toHaveLength(2);
  });
  test('no more than fits: made-up systems push out the oldest', async () => {
    const { asked, find } = stand(() => err(failure('ROUTE_UNKNOWN')));
    for (let id = 0; id <= 256; id++) {
      expect((await find(String(1_000_000 + id))).ok).toBe(false);
    }
    expect((await find('1000256')).ok).toBe(false);
    expect(asked).toHaveLength(257);
    expect((await find('1000000')).ok).toBe(false);
    expect(asked).toHaveLength(258);
  });
});
