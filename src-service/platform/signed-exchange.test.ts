import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../contract/clock.node.ts';
import {
  MAX_REPLY_BYTES,
  replyHeadSchema,
  tokenRequestHeadSchema,
} from '../../contract/platform/common.ts';
import { ok, unwrap } from '../../contract/result.ts';
import { verifyBody } from '../../crypto/signed-message.ts';
import { sm3Hex } from '../../crypto/sm3.ts';
import { utf8 } from '../../crypto/utf8.ts';
import { createSmProvider } from '../../crypto/sm-provider.ts';
import { answering, deadUrl, replyHead, serve, TRACE } from './http.fixture.ts';
import { createServerClock } from './server-clock.ts';
import { createSignedExchange, type HeadFacts, type SignedRequest } from './signed-exchange.ts';
import {
  type Asked,
  CODE_SYSTEM,
  HUB,
  random,
  sendJson,
  signedReply,
  signedServer,
  STRANGER,
  TERMINAL,
  type Told,
} from './signed-server.fixture.ts';

const SCHEMA = z.object({ head: replyHeadSchema, answer: z.number() });
const SEVEN: Told = { body: { answer: 7 } };
const HEAD: HeadFacts = {
  ...{ requestId: '11111111-1111-4111-8111-111111111111', terminalId: 'HALL-01-K03' },
  ...{ terminalType: 'counter', windowNo: '', orgCode: '11390000000013338A' },
  ...{ orgName: '云岭省政务服务中心', regionCode: '390000', itemCode: 'I', useCause: '查询' },
};
const PEER = { id: '1390000', signKeys: [CODE_SYSTEM.keys.sign] };

function stand(crypto = TERMINAL.crypto) {
  const serverClock = createServerClock(systemClock);
  const send = createSignedExchange({
    ...{ crypto, clock: systemClock, serverClock, randomBytes: random },
  });
  return {
    serverClock,
    ask: (url: string, change: Partial<SignedRequest> = {}) =>
      send({ url, peer: PEER, head: HEAD, body: {}, timeoutMs: 5_000, ...change }, SCHEMA),
  };
}
const troubled = (kind: string, code: string, detail?: string) => ({
  ok: false,
  error: { kind, failure: detail === undefined ? { code } : { code, detail } },
});
const answered: unknown = expect.objectContaining({ ok: true });

describe('what is sent', () => {
  test('a head that is new each time, signed with everything else', async () => {
    const server = await signedServer(() => SEVEN);
    const { ask } = stand();
    const before = Date.now();
    const first = unwrap(await ask(server.url, { body: { 码: 1 }, token: 'secret-token-0000' }));
    unwrap(await ask(server.url));
    const [one, two] = server.asked as [Asked, Asked];
    expect(first).toMatchObject({ reply: { answer: 7 }, nonce: one.head.nonce, wasSealed: false });
    expect(tokenRequestHeadSchema.parse(one.head)).toMatchObject({
      ...HEAD,
      tokenDigest: sm3Hex(utf8('secret-token-0000')),
      signAlg: 'SM2-SM3',
    });
    expect(one.head.nonce).toMatch(/^[0-9a-f]{32}$/);
    expect(one.head.timestamp).toBeGreaterThanOrEqual(before);
    expect(one.authorization).toBe('Bearer secret-token-0000');
    expect(one.message).toMatchObject({ 码: 1 });
    expect(two.head.nonce).not.toBe(one.head.nonce);
    expect(two.head).not.toHaveProperty('tokenDigest');
    for (const { raw } of server.asked) {
      expect(await verifyBody(raw, TERMINAL.keys.sign, HUB.crypto)).toEqual(ok());
    }
  });

  test('sealed for one who has a key for it, and then only readable by him', async () => {
    const server = await signedServer(() => ({ ...SEVEN, sealed: true }));
    const peer = { ...PEER, encryptKey: CODE_SYSTEM.keys.encrypt };
    const reply = unwrap(await stand().ask(server.url, { peer, body: { name: '林小秋' } }));
    expect(reply).toMatchObject({ reply: { answer: 7 }, wasSealed: true });
    expect(server.asked[0]!.message).toMatchObject({ name: '林小秋' });
    expect(Object.keys(server.asked[0]!.raw).sort()).toEqual(['head', 'sealed']);
    expect(JSON.stringify(server.asked[0]!.raw)).not.toContain('林小秋');
  });

  test('the token inside a sealed body and nowhere else, its digest in the head', async () => {
    const server = await signedServer(() => SEVEN);
    const peer = { ...PEER, encryptKey: CODE_SYSTEM.keys.encrypt };
    unwrap(await stand().ask(server.url, { peer, token: 'secret-token-0000' }));
    const [asked] = server.asked as [Asked];
    expect(asked.message).toMatchObject({ accessToken: 'secret-token-0000' });
    expect(asked.head).toMatchObject({ tokenDigest: sm3Hex(utf8('secret-token-0000')) });
    expect(asked.authorization).toBeUndefined();
    expect(JSON.stringify(asked.raw)).not.toContain('secret-token-0000');
  });

  test('nothing, where nobody could be believed or nothing can be signed', async () => {
    const server = await signedServer(() => SEVEN);
    expect(await stand().ask(server.url, { peer: { id: '1', signKeys: [] } })).toEqual(
      troubled('distrust', 'SIGN_INVALID', 'no key of the other side'),
    );
    const keyless = stand(createSmProvider({ randomBytes: random }));
    expect(await keyless.ask(server.url)).toEqual(troubled('distrust', 'KEY_UNAVAILABLE'));
    const noPoint = { ...PEER, encryptKey: `04${'0'.repeat(128)}` };
    expect(await stand().ask(server.url, { peer: noPoint })).toEqual(
      troubled('distrust', 'KEY_UNAVAILABLE'),
    );
    expect(server.asked).toEqual([]);
  });
});

describe('a reply that is not believed', () => {
  const OTHER = '22222222-2222-4222-8222-222222222222';
  test.each<[string, Told, string, string?]>([
    ['signed by a stranger', { ...SEVEN, by: STRANGER }, 'SIGN_INVALID', 'HTTP 200'],
    ['signed by nobody', { ...SEVEN, unsigned: true }, 'SIGN_INVALID', 'HTTP 200'],
    [
      'for another request',
      { ...SEVEN, head: { requestId: OTHER } },
      'REPLY_MISMATCH',
      'requestId',
    ],
    [
      'without a request',
      { ...SEVEN, head: { requestId: undefined } },
      'REPLY_MISMATCH',
      'requestId',
    ],
    [
      'for another sending',
      { ...SEVEN, head: { nonce: 'a'.repeat(32) } },
      'REPLY_MISMATCH',
      'nonce',
    ],
    ['without a nonce', { ...SEVEN, head: { nonce: undefined } }, 'REPLY_MISMATCH', 'nonce'],
    ['of another shape', { body: { answer: '7' } }, 'PLATFORM_REPLY_INVALID', 'answer'],
    [
      'with a head of another shape',
      { ...SEVEN, head: { serverTime: 'x' } },
      'PLATFORM_REPLY_INVALID',
      'head',
    ],
    [
      'a refusal that nobody signed',
      { status: 'CODE_USED', unsigned: true },
      'SIGN_INVALID',
      'HTTP 400',
    ],
    [
      'a refusal of a stranger',
      { status: 'TERMINAL_UNKNOWN', by: STRANGER },
      'SIGN_INVALID',
      'HTTP 400',
    ],
  ])('%s', async (_what, told, code, detail) => {
    const server = await signedServer(() => told);
    expect(await stand().ask(server.url)).toEqual(troubled('distrust', code, detail));
  });

  test('one that was good for the sending before', async () => {
    let first: object | undefined;
    const { url } = await serve((request, response) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        const raw = JSON.parse(text) as { head: Asked['head'] };
        const asked = { ...{ path: '', authorization: '', raw, message: {} }, head: raw.head };
        void signedReply(asked, SEVEN, CODE_SYSTEM).then((reply) => {
          sendJson(response, (first ??= reply));
        });
      });
    });
    const { ask } = stand();
    expect(await ask(url)).toEqual(answered);
    expect(await ask(url)).toEqual(troubled('distrust', 'REPLY_MISMATCH', 'nonce'));
  });

  test.each([
    ['a word of the body', (text: string) => text.replace('"answer":7', '"answer":8')],
    ['a word of the head', (text: string) => text.replace(TRACE, TRACE.replace('7', '8'))],
    ['the state', (text: string) => text.replace('"OK"', '"INTERNAL"')],
    ['a word more', (text: string) => text.replace('{', '{"more":1,')],
    ['a second body after the first', (text: string) => text.replace(/}$/, ',"answer":9}')],
  ])('one in which somebody changed %s', async (_what, change) => {
    const genuine = await signedServer(() => SEVEN);
    const { url } = await serve((request, response) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        void fetch(genuine.url, { method: 'POST', body: text })
          .then((reply) => reply.text())
          .then((reply) => sendJson(response, JSON.parse(change(reply))));
      });
    });
    expect(await stand().ask(url)).toEqual(troubled('distrust', 'SIGN_INVALID', 'HTTP 200'));
  });

  test('sealed garbage is unreadable, whatever is wrong with it', async () => {
    const sealed = {
      alg: 'SM2-SM4-GCM',
      ...{ key: 'AAAA', iv: 'AAAAAAAAAAAAAAAA', data: 'AAAA', tag: 'AAAAAAAAAAAAAAAAAAAAAA==' },
    };
    const server = await signedServer(() => ({ body: { sealed } }));
    expect(await stand().ask(server.url)).toEqual(troubled('distrust', 'BODY_UNREADABLE'));
  });

  test('one sealed under the nonce of another sending stays shut', async () => {
    let kept: unknown;
    const server = await signedServer((asked) => ({
      ...SEVEN,
      sealed: true,
      head: { echo: asked.head.nonce },
    }));
    const { url } = await serve((request, response) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        void fetch(server.url, { method: 'POST', body: text })
          .then((reply) => reply.json() as Promise<{ head: object; sealed: unknown }>)
          .then(async (reply) => {
            kept ??= reply.sealed;
            const raw = JSON.parse(text) as { head: Asked['head'] };
            const asked = { ...{ path: '', authorization: '', raw, message: {} }, head: raw.head };
            const told = { body: { sealed: kept }, head: reply.head };
            sendJson(response, await signedReply(asked, told, CODE_SYSTEM));
          });
      });
    });
    const { ask } = stand();
    expect(await ask(url)).toEqual(answered);
    expect(await ask(url)).toEqual(troubled('distrust', 'BODY_UNREADABLE'));
  });
});

describe('a refusal that is believed', () => {
  test.each([
    ['CODE_USED', 'CODE_USED'],
    ['TERMINAL_UNKNOWN', 'TERMINAL_UNKNOWN'],
    ['INTERNAL', 'PLATFORM_ERROR'],
  ] as const)('%s', async (status, code) => {
    const server = await signedServer(() => ({ status }));
    const refusal = { code, detail: `${status} ${TRACE}` };
    expect(await stand().ask(server.url)).toEqual({
      ok: false,
      error: { kind: 'refusal', failure: refusal, status },
    });
  });

  test('the hub between may refuse, but it cannot answer', async () => {
    const peer = { ...PEER, relayKeys: [HUB.keys.sign] };
    const refusing = await signedServer(() => ({ status: 'ROUTE_UNKNOWN', by: HUB }));
    expect(await stand().ask(refusing.url, { peer })).toMatchObject({ error: { kind: 'refusal' } });
    expect(await stand().ask(refusing.url)).toMatchObject({ error: { kind: 'distrust' } });
    const answering = await signedServer(() => ({ ...SEVEN, by: HUB }));
    expect(await stand().ask(answering.url, { peer })).toEqual(
      troubled('distrust', 'SIGN_INVALID', 'signed by the hub'),
    );
  });

  test('either of two keys is good while one takes over', async () => {
    const peer = { ...PEER, signKeys: [STRANGER.keys.sign, CODE_SYSTEM.keys.sign] };
    const server = await signedServer(() => SEVEN);
    expect(await stand().ask(server.url, { peer })).toEqual(answered);
  });
});

describe('an answer that was none', () => {
  const html = (status: number) => (_request: unknown, response: Parameters<typeof sendJson>[0]) =>
    void response
      .writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
      .end('<h1>hello</h1>');
  test.each([
    ['the page of a captive portal', html(200), 'PLATFORM_UNREACHABLE', 'HTML'],
    ['the page of a proxy', html(403), 'PLATFORM_UNREACHABLE', 'HTML'],
    ['a gateway without its server', html(502), 'PLATFORM_ERROR', 'HTTP 502'],
    [
      'a server error in words',
      answering({ head: replyHead('INTERNAL') }, 500),
      'PLATFORM_ERROR',
      'HTTP 500',
    ],
    ['a throttle', answering({ head: replyHead('RATE_LIMIT') }, 429), 'RATE_LIMIT', 'HTTP 429'],
  ])('%s', async (_what, listener, code, detail) => {
    const { url } = await serve(listener);
    expect(await stand().ask(url)).toEqual(troubled('transport', code, detail));
  });
  test('a redirect is not followed', async () => {
    const server = await signedServer(() => SEVEN);
    const { url } = await serve((_request, response) => {
      response.writeHead(307, { location: server.url }).end();
    });
    expect(await stand().ask(url)).toMatchObject({
      error: { kind: 'transport', failure: { code: 'PLATFORM_UNREACHABLE' } },
    });
    expect(server.asked).toEqual([]);
  });
  test('a slow drip meets the limit', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    });
    const failed = troubled('transport', 'PLATFORM_TIMEOUT');
    expect(await stand().ask(url, { timeoutMs: 200 })).toEqual(failed);
  });
  test('nobody there', async () => {
    expect(await stand().ask(await deadUrl())).toMatchObject({
      error: { kind: 'transport', failure: { code: 'PLATFORM_UNREACHABLE' } },
    });
  });
  test.each([
    ['half of one', '{"head":{"status":"OK"', 'not JSON'],
    ['far too much', 'x'.repeat(MAX_REPLY_BYTES + 1), `more than ${MAX_REPLY_BYTES} bytes`],
  ])('%s', async (_what, body, detail) => {
    const { url } = await serve((_request, response) => void response.end(body));
    const failed = troubled('distrust', 'PLATFORM_REPLY_INVALID', detail);
    expect(await stand().ask(url)).toEqual(failed);
  });
});

test.each<[string, Told]>([
  ['a stranger', { ...SEVEN, by: STRANGER }],
  ['nobody', { ...SEVEN, unsigned: true }],
  ['another time', { ...SEVEN, head: { nonce: 'a'.repeat(32) } }],
])('nothing is learned from a reply of %s', async (_what, told) => {
  const head = { serverTime: Date.now() + 600_000, ...told.head };
  const server = await signedServer(() => ({ ...told, head }));
  const { ask, serverClock } = stand();
  expect((await ask(server.url)).ok).toBe(false);
  expect(serverClock.skewMs()).toBe(0);
});

test('the time of a signed reply is learned, of a refusal too, and is the next head’s', async () => {
  const behind = 600_000;
  const head = { serverTime: Date.now() + behind };
  const server = await signedServer(() => ({ status: 'CLOCK_SKEW', head }));
  const { ask, serverClock } = stand();
  expect(await ask(server.url)).toMatchObject({
    error: { kind: 'refusal', failure: { code: 'CLOCK_SKEW' } },
  });
  expect(serverClock.skewMs()).toBeGreaterThan(behind - 5_000);
  expect((await ask(server.url)).ok).toBe(false);
  expect(server.asked[1]!.head.timestamp).toBeGreaterThan(Date.now() + behind - 5_000);
});

test('what the hub between refuses tells the hub’s time, not the code system’s', async () => {
  const ahead = 600_000;
  const peer = { ...PEER, relayKeys: [HUB.keys.sign] };
  const head = { serverTime: Date.now() + ahead };
  const server = await signedServer(() => ({ status: 'CLOCK_SKEW', by: HUB, head }));
  const { ask, serverClock } = stand();
  expect(await ask(server.url, { peer })).toMatchObject({ error: { kind: 'refusal' } });
  expect(serverClock.now(PEER.id) - Date.now()).toBeLessThan(5_000);
  expect(serverClock.now('hub') - Date.now()).toBeGreaterThan(ahead - 5_000);
  expect((await ask(server.url, { peer })).ok).toBe(false);
  expect((await ask(server.url)).ok).toBe(false);
  const [, relayed, direct] = server.asked.map((asked) => asked.head.timestamp - Date.now());
  expect(relayed).toBeGreaterThan(ahead - 5_000);
  expect(direct).toBeLessThan(5_000);
});

test('nothing is learned of the time from an answer that may have been held back', async () => {
  const head = { serverTime: Date.now() + 600_000 };
  const server = await signedServer(() => ({ ...SEVEN, head }));
  const { ask, serverClock } = stand();
  expect(await ask(server.url, { isHeld: true })).toEqual(answered);
  expect(serverClock.skewMs()).toBe(0);
});
