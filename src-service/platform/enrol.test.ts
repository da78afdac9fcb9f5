import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import type { LogRecord } from '../../contract/log.ts';
import { enrolRequestSchema } from '../../contract/platform/hub.ts';
import { ok } from '../../contract/result.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { verifyBody } from '../../crypto/signed-message.ts';
import { createSmProvider } from '../../crypto/sm-provider.ts';
import { CONFIG, ITEM } from '../session/test-data.ts';
import { createEnroller } from './enrol.ts';
import { headFacts, newRequestId } from './intent.ts';
import { createServerClock } from './server-clock.ts';
import { createSignedExchange } from './signed-exchange.ts';
import {
  type Asked,
  HUB,
  random,
  signedServer,
  TERMINAL,
  type Told,
} from './signed-server.fixture.ts';

const HEAD = headFacts(CONFIG, { requestId: newRequestId(), item: ITEM });

async function stand(
  tell: (asked: Asked) => Told,
  given: { readonly enrolmentCode?: string | undefined; readonly crypto?: CryptoProvider } = {},
) {
  const { enrolmentCode, crypto = TERMINAL.crypto } = { enrolmentCode: 'CODE-1', ...given };
  const server = await signedServer(tell, HUB);
  const clock = manualClock(Date.now());
  const log: LogRecord[] = [];
  const changes: unknown[] = [];
  const enroller = createEnroller({
    ...{ hubUrl: server.url, hub: { id: 'hub', signKeys: [HUB.keys.sign] }, enrolmentCode },
    ...{ crypto, clock, timeoutMs: 2_000, log: (record) => log.push(record) },
    send: createSignedExchange({
      ...{ crypto, clock, serverClock: createServerClock(clock), randomBytes: random },
    }),
    onChange: () => changes.push(enroller.unknownSince()),
  });
  return { ...server, enroller, log, changes, clock };
}

test('the hub is told both keys, signed with the one of them', async () => {
  const { enroller, asked, log } = await stand(() => ({}));
  expect(await enroller.enrol({ head: HEAD })).toBe('enrolled');
  const { path, raw } = asked[0]!;
  expect(path).toBe('/v1/terminals');
  expect(enrolRequestSchema.parse(raw)).toMatchObject({
    ...{ signKey: TERMINAL.keys.sign, encryptKey: TERMINAL.keys.encrypt },
    enrolmentCode: 'CODE-1',
  });
  expect(await verifyBody(raw, TERMINAL.keys.sign, HUB.crypto)).toEqual(ok());
  expect(asked[0]!.head.requestId).not.toBe(HEAD.requestId);
  expect(log).toEqual([{ event: 'platform.enrolled' }]);
});

test('all who ask at the same time wait for one answer', async () => {
  const { enroller, asked } = await stand(() => ({}));
  const both = [enroller.enrol({ head: HEAD }), enroller.enrol({ head: HEAD })];
  expect(await Promise.all(both)).toEqual(['enrolled', 'enrolled']);
  expect(asked).toHaveLength(1);
});

test('a code that was refused is not tried again', async () => {
  const { enroller, asked, log, clock } = await stand(() => ({ status: 'TERMINAL_REFUSED' }));
  expect(await enroller.enrol({ head: HEAD })).toBe('never');
  clock.advance(24 * 3_600_000);
  expect(await enroller.enrol({ head: HEAD })).toBe('never');
  expect(asked).toHaveLength(1);
  expect(log).toMatchObject([{ step: 'enrol', code: 'TERMINAL_REFUSED' }]);
  expect(JSON.stringify(log)).not.toContain('CODE-1');
});

test('an answer that is not signed promises nothing, and is asked for again later', async () => {
  const turns: Told[] = [{ unsigned: true }];
  const { enroller, asked, clock } = await stand(() => turns.pop() ?? {});
  expect(await enroller.enrol({ head: HEAD })).toBe('never');
  expect(await enroller.enrol({ head: HEAD })).toBe('never');
  expect(asked).toHaveLength(1);
  clock.advance(30_000);
  expect(await enroller.enrol({ head: HEAD })).toBe('enrolled');
});

test('a hub with another clock tells it, and is asked once more', async () => {
  const serverTime = Date.now() + 600_000;
  const { enroller, asked } = await stand(({ head }) => ({
    status: Math.abs(head.timestamp - serverTime) < 60_000 ? 'OK' : 'CLOCK_SKEW',
    head: { serverTime },
  }));
  expect(await enroller.enrol({ head: HEAD })).toBe('enrolled');
  expect(new Set(asked.map(({ head }) => head.requestId)).size).toBe(1);
  expect(asked).toHaveLength(2);
});

test.each<[string, Told]>([
  ['fails', { unsigned: true, http: 502 }],
  ['says that it has failed', { status: 'INTERNAL' }],
  ['has too much to do', { status: 'RATE_LIMIT' }],
])('a hub that %s is asked again, but not in a storm', async (_what, told) => {
  const turns: Told[] = [told];
  const { enroller, asked, clock } = await stand(() => turns.pop() ?? {});
  expect(await enroller.enrol({ head: HEAD })).toBe('later');
  clock.set(-86_400_000);
  clock.advance(29_999);
  expect(await enroller.enrol({ head: HEAD })).toBe('later');
  expect(asked).toHaveLength(1);
  clock.advance(1);
  expect(await enroller.enrol({ head: HEAD })).toBe('enrolled');
  expect(asked).toHaveLength(2);
});

test('without a code, or without keys, nothing is sent', async () => {
  const codeless = await stand(() => ({}), { enrolmentCode: undefined });
  expect(await codeless.enroller.enrol({ head: HEAD })).toBe('never');
  expect(codeless.asked).toEqual([]);
  const keyless = await stand(() => ({}), { crypto: createSmProvider({ randomBytes: random }) });
  expect(await keyless.enroller.enrol({ head: HEAD })).toBe('never');
  expect(keyless.asked).toEqual([]);
});

test('that nobody knows it is told until it has enrolled', async () => {
  const { enroller, changes } = await stand(() => ({}));
  expect(enroller.unknownSince()).toBeUndefined();
  enroller.tellUnknown();
  const since = enroller.unknownSince();
  enroller.tellUnknown();
  expect(await enroller.enrol({ head: HEAD })).toBe('enrolled');
  expect(changes).toEqual([since, undefined]);
});

test('that nobody knows it is not told any more once somebody does', async () => {
  const { enroller, changes } = await stand(() => ({}));
  enroller.tellKnown();
  enroller.tellUnknown();
  const since = enroller.unknownSince();
  enroller.tellKnown();
  expect(since).toBeTypeOf('number');
  expect([enroller.unknownSince(), changes]).toEqual([undefined, [since, undefined]]);
});
