import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { MAX_REPLY_BYTES } from '../../../contract/platform/common.ts';
import { answerJson, serve, type TestServer } from '../testing/serve.ts';
import { requestJson } from './http.ts';

const replySchema = z.strictObject({ n: z.number() });
let server: TestServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

function get(url: string, limitMs?: number) {
  const limit = limitMs === undefined ? {} : { limitMs };
  return requestJson({ method: 'GET', url, reply: replySchema, ...limit });
}

test('brings back the checked answer', async () => {
  server = await serve((response) => answerJson(response, { n: 7 }));
  expect(await get(server.url)).toEqual({ ok: true, value: { n: 7 } });
});

test('sends method and JSON body, and minds no answer where none is described', async () => {
  server = await serve((response) => response.end('not JSON'));
  const request = { method: 'PUT', url: `${server.url}/a`, body: { b: '码' } } as const;
  expect(await requestJson(request)).toEqual({ ok: true, value: undefined });
  expect(server.received).toEqual([{ method: 'PUT', path: '/a', body: { b: '码' } }]);
});

test.each([
  ['another shape', '{"n":"7"}'],
  ['an unknown key', '{"n":7,"m":1}'],
  ['no JSON', '<html>'],
  ['nothing', ''],
  ['more than the limit', `{"n":7${' '.repeat(MAX_REPLY_BYTES)}}`],
])('an answer with %s is invalid', async (_name, text) => {
  server = await serve((response) => response.end(text));
  expect(await get(server.url)).toEqual({ ok: false, error: { kind: 'invalid' } });
});

test('a refusal carries its status and one short line', async () => {
  server = await serve((response) => {
    response.writeHead(409);
    response.end(`line one\n  line two ${'x'.repeat(500)}`);
  });
  const result = await get(server.url);
  if (result.ok || result.error.kind !== 'refused') throw new Error('not refused');
  expect(result.error.status).toBe(409);
  expect(result.error.detail).toMatch(/^line one line two x+$/);
  expect(result.error.detail).toHaveLength(160);
});

const HEAD = { status: 'PARAM', message: 'no such citizen', traceId: 't', serverTime: 1 };

test.each([
  [{ error: 'no such reader' }, 'no such reader'],
  [{ head: HEAD }, 'PARAM no such citizen'],
  [{ other: 1 }, '{"other":1}'],
])('the refusal %j reads as %j', async (answer, detail) => {
  server = await serve((response) => answerJson(response, answer, 404));
  expect(await get(server.url)).toEqual({
    ok: false,
    error: { kind: 'refused', status: 404, detail },
  });
});

test.each(['no answer', 'half an answer'])('%s in time is a timeout', async (how) => {
  server = await serve((response) => {
    if (how === 'half an answer') response.write('{"n":');
  });
  expect(await get(server.url, 80)).toEqual({ ok: false, error: { kind: 'timeout' } });
});

test('a cut connection and a closed port are unreachable', async () => {
  server = await serve((response) => response.destroy());
  expect(await get(server.url)).toEqual({ ok: false, error: { kind: 'unreachable' } });
  await server.close();
  expect(await get(server.url)).toEqual({ ok: false, error: { kind: 'unreachable' } });
});

test('an address that is none is unreachable', async () => {
  expect(await get('http://:nowhere')).toEqual({ ok: false, error: { kind: 'unreachable' } });
});
