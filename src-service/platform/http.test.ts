import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { failureSchema } from '../../contract/failures.ts';
import {
  MAX_REPLY_BYTES,
  PLATFORM_STATUSES,
  replyHeadSchema,
} from '../../contract/platform/common.ts';
import { unwrap } from '../../contract/result.ts';
import { answering, deadUrl, replyHead, serve, TRACE } from './http.fixture.ts';
import { exchange, replyFailure, requestJson } from './http.ts';

const SCHEMA = z.object({ head: replyHeadSchema, answer: z.number() });
const GOOD = { head: replyHead(), answer: 7 };
const LONG_MS = 30_000;
const SHORT_MS = 200;

async function ask(url: string, timeoutMs = LONG_MS) {
  return requestJson({ url, timeoutMs }, SCHEMA);
}
function refused(code: string, detail?: unknown) {
  return { ok: false, error: { code, ...(detail === undefined ? {} : { detail }) } };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

describe('what is sent', () => {
  test('a body goes as JSON by POST, the token in its header', async () => {
    let seen: unknown;
    const { url } = await serve((request, response) => {
      void textOf(request).then((text) => {
        const { method, headers } = request;
        seen = { method, type: headers['content-type'], auth: headers.authorization, text };
        answering(GOOD)(request, response);
      });
    });
    const sent = { url, body: { 名: 1 }, token: 'token-1', timeoutMs: LONG_MS };
    expect(unwrap(await requestJson(sent, SCHEMA))).toEqual(GOOD);
    expect(seen).toEqual({
      method: 'POST',
      type: 'application/json',
      auth: 'Bearer token-1',
      text: '{"名":1}',
    });
  });
  test('without a body it is a GET that carries no token', async () => {
    let seen: unknown;
    const { url } = await serve((request, response) => {
      seen = { method: request.method, auth: request.headers.authorization };
      answering(GOOD)(request, response);
    });
    expect((await ask(url)).ok).toBe(true);
    expect(seen).toEqual({ method: 'GET', auth: undefined });
  });
});

describe('size', () => {
  const reply = (bytes: number) =>
    `{"head":${JSON.stringify(replyHead())},"x":"`.padEnd(bytes, 'x');

  test('a body announced too large is given up before it comes, and its connection with it', async () => {
    let closed: Promise<unknown> | undefined;
    const { url } = await serve((request, response) => {
      closed = once(request.socket, 'close');
      response.writeHead(200, { 'content-length': MAX_REPLY_BYTES + 1 });
      response.write('x');
    });
    expect(await ask(url)).toEqual(refused('PLATFORM_REPLY_INVALID', 'more than 262144 bytes'));
    await closed;
  });
  test('a body that grows too large without announcing is cut off', async () => {
    const closed = Promise.withResolvers<undefined>();
    const { url } = await serve((request, response) => {
      request.socket.on('close', () => closed.resolve(undefined));
      const pump = () => {
        while (!response.destroyed && response.write('x'.repeat(64 * 1024)));
      };
      response.on('drain', pump);
      pump();
    });
    expect(await ask(url)).toEqual(refused('PLATFORM_REPLY_INVALID', 'more than 262144 bytes'));
    await closed.promise;
  });
  test('a small body that unpacks to a large one is measured unpacked', async () => {
    const packed = gzipSync(Buffer.alloc(MAX_REPLY_BYTES * 20));
    const { url } = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed);
    });
    expect(packed.length).toBeLessThan(MAX_REPLY_BYTES);
    expect(await ask(url)).toEqual(refused('PLATFORM_REPLY_INVALID', 'more than 262144 bytes'));
  });
  test.each([
    [0, true],
    [1, false],
  ])('the limit is exact: %i bytes over it → read is %s', async (over, isRead) => {
    const { url } = await serve((_request, response) => void response.end(reply(10_000 + over)));
    const got = await exchange({ url, timeoutMs: LONG_MS }, 10_000);
    expect(got.ok).toBe(isRead);
    if (got.ok) expect(got.value.bytes).toHaveLength(10_000);
  });
  test('an error page too large is no more welcome', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(500).end('x'.repeat(MAX_REPLY_BYTES + 1));
    });
    expect(await ask(url)).toEqual(refused('PLATFORM_REPLY_INVALID', 'more than 262144 bytes'));
  });
});

describe('time', () => {
  test('a server that says nothing meets the limit', async () => {
    const { url } = await serve(() => {});
    const begin = performance.now();
    expect(await ask(url, SHORT_MS)).toEqual(refused('PLATFORM_TIMEOUT'));
    expect(performance.now() - begin).toBeLessThan(SHORT_MS * 5);
  });
  test('a body that drips meets the same limit: it is for the whole exchange', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    const begin = performance.now();
    expect(await ask(url, SHORT_MS)).toEqual(refused('PLATFORM_TIMEOUT'));
    expect(performance.now() - begin).toBeLessThan(SHORT_MS * 5);
  });
  test.each(['before the headers', 'in the body'])(
    'a session that ends %s ends it',
    async (when) => {
      const session = new AbortController();
      const gone = Promise.withResolvers<undefined>();
      const { url } = await serve((request, response) => {
        request.socket.on('close', () => gone.resolve(undefined));
        if (when === 'in the body') response.write('{');
        setTimeout(() => session.abort(), 30);
      });
      const request = { url, timeoutMs: LONG_MS, signal: session.signal };
      expect(await requestJson(request, SCHEMA)).toEqual(
        refused('PLATFORM_UNREACHABLE', 'AbortError'),
      );
      await gone.promise;
    },
  );
  test('a session that is over already asks nothing', async () => {
    let asked = 0;
    const { url } = await serve((request, response) => {
      asked++;
      answering(GOOD)(request, response);
    });
    const request = { url, timeoutMs: LONG_MS, signal: AbortSignal.abort() };
    expect((await requestJson(request, SCHEMA)).ok).toBe(false);
    expect(asked).toBe(0);
  });
});

describe('the connection', () => {
  test('nobody listens', async () => {
    expect(await ask(await deadUrl())).toEqual(refused('PLATFORM_UNREACHABLE', 'ECONNREFUSED'));
  });
  test.each([
    ['before the headers', false],
    ['in the middle of the body', true],
  ])('reset %s', async (_when, hasBegun) => {
    const { url } = await serve((request, response) => {
      if (!hasBegun) return void request.socket.resetAndDestroy();
      response.writeHead(200, { 'content-length': 100 });
      response.write('{"head"', () => request.socket.resetAndDestroy());
    });
    expect(await ask(url)).toEqual(refused('PLATFORM_UNREACHABLE', expect.any(String)));
  });
  test('a body shorter than announced is not taken for whole', async () => {
    const text = JSON.stringify(GOOD);
    const { url } = await serve((request, response) => {
      response.writeHead(200, { 'content-length': text.length + 1 });
      response.write(text, () => request.socket.end());
    });
    expect(await ask(url)).toMatchObject(refused('PLATFORM_UNREACHABLE'));
  });
  test.each([301, 302, 303, 307, 308])('a %i to elsewhere is not followed', async (status) => {
    let visited = 0;
    const elsewhere = await serve((request, response) => {
      visited++;
      answering(GOOD)(request, response);
    });
    const { url } = await serve((_request, response) => {
      response.writeHead(status, { location: elsewhere.url }).end();
    });
    const sent = { url, body: { code: 'a secret' }, token: 'token-1', timeoutMs: LONG_MS };
    expect(await requestJson(sent, SCHEMA)).toMatchObject(refused('PLATFORM_UNREACHABLE'));
    expect(visited).toBe(0);
  });
  test('what is no HTTP at all', async () => {
    const { url, server } = await serve(() => {});
    server.removeAllListeners('connection');
    server.on('connection', (socket) => socket.end('SSH-2.0-something\r\n'));
    expect(await ask(url)).toMatchObject(refused('PLATFORM_UNREACHABLE'));
  });
});

describe('content', () => {
  test.each([
    ['nothing', ''],
    ['half a JSON text', JSON.stringify(GOOD).slice(0, -5)],
    ['a page', '<html>请登录</html>'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    [
      'GB 18030',
      Buffer.concat([Buffer.from('{"a":"'), Buffer.from('d5fe', 'hex'), Buffer.from('"}')]),
    ],
  ])('%s is not JSON', async (_name, body) => {
    const { url } = await serve((_request, response) => void response.end(body));
    expect(await ask(url)).toEqual(refused('PLATFORM_REPLY_INVALID', 'not JSON'));
  });
  test.each([
    ['a field of the wrong type', { ...GOOD, answer: '7' }, 'answer'],
    ['a field missing', { head: replyHead() }, 'answer'],
    ['no head', { answer: 7 }, 'head'],
    [
      'an unknown status word',
      { ...GOOD, head: { ...replyHead(), status: 'FINE' } },
      'head.status',
    ],
    ['a list', [GOOD], ''],
    ['null', null, ''],
  ])('%s is refused by its place', async (_name, body, place) => {
    const { url } = await serve(answering(body));
    expect(await ask(url)).toEqual(refused('PLATFORM_REPLY_INVALID', place));
  });
  test('a field too many is no harm', async () => {
    const { url } = await serve(answering({ ...GOOD, more: true }));
    expect(unwrap(await ask(url))).toEqual(GOOD);
  });
});

describe('failures of the platform', () => {
  const EXPECTED: Record<string, string> = {
    PARAM: 'PLATFORM_REPLY_INVALID',
    SIGN_INVALID: 'REQUEST_SIGN_REFUSED',
    NONCE_USED: 'REQUEST_REPLAYED',
    INTERNAL: 'PLATFORM_ERROR',
  };
  const words = PLATFORM_STATUSES.filter((word) => word !== 'OK');

  test.each(words)('the word %s decides, whatever the HTTP status', async (word) => {
    for (const status of [200, 400, 503]) {
      const { url } = await serve(answering({ head: replyHead(word) }, status));
      expect(await ask(url)).toEqual(refused(EXPECTED[word] ?? word, `${word} ${TRACE}`));
    }
  });
  test('a trace that says something of a person is not passed on', async () => {
    const head = { ...replyHead('CODE_USED'), traceId: '张晓岚 390102199003150028' };
    const { url } = await serve(answering({ head }, 400));
    expect(await ask(url)).toEqual(refused('CODE_USED', 'CODE_USED'));
  });
  test.each([
    [400, 'PLATFORM_REPLY_INVALID'],
    [404, 'PLATFORM_REPLY_INVALID'],
    [429, 'RATE_LIMIT'],
    [500, 'PLATFORM_ERROR'],
    [502, 'PLATFORM_ERROR'],
    [204, 'PLATFORM_REPLY_INVALID'],
  ])('HTTP %i without a head is %s', async (status, code) => {
    const { url } = await serve((_request, response) => {
      response.writeHead(status).end(status === 204 ? undefined : '<h1>nginx</h1>');
    });
    expect(await ask(url)).toEqual(refused(code, `HTTP ${status}`));
  });
  test('an OK under a failing HTTP status is still a failure', async () => {
    const { url } = await serve(answering(GOOD, 503));
    expect(await ask(url)).toEqual(refused('PLATFORM_ERROR', 'HTTP 503'));
  });
  test('the words of the platform stay where they are', async () => {
    const { url } = await serve(answering({ head: replyHead('CODE_USED') }, 409));
    expect(JSON.stringify(await ask(url))).not.toContain('words of the platform');
  });
  test('whatever a reply holds, it comes to a failure of the catalogue', () => {
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.json().map((text) => new TextEncoder().encode(text)),
    );
    fc.assert(
      fc.property(bytes, fc.integer({ min: 100, max: 599 }), (body, status) => {
        const why = replyFailure({ status, mediaType: '', bytes: body });
        expect(failureSchema.parse(why)).toEqual(why);
      }),
    );
  });
});

test('the media type comes without its parameters', async () => {
  const { url } = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'image/png ; x=1' }).end('x');
  });
  const { mediaType, bytes } = unwrap(await exchange({ url, timeoutMs: LONG_MS }, 10));
  expect([mediaType, bytes]).toEqual(['image/png', Buffer.from('x')]);
});
