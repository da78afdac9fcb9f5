import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { MAX_REPLY_BYTES } from '../../contract/platform/common.ts';
import {
  infoReplySchema,
  PROVINCIAL_STATUS,
  provincialRequestSchema,
} from '../../contract/platform/provincial.ts';
import { answering, deadUrl, serve } from './http.fixture.ts';
import { callProvincial, statusFailure } from './provincial-call.ts';

const CALL = {
  head: { accessId: 'HALL-01-K03', accessToken: 'secret-token-0000' },
  ...{ data: { certIdentifier: 'x' }, timeoutMs: 2_000 },
};
const SCHEMA = z.object({ a: z.number() });
const ask = (url: string) => callProvincial({ ...CALL, url }, SCHEMA);
const troubled = (kind: string, code: string, detail?: string) => ({
  ok: false,
  error: { kind, failure: detail === undefined ? { code } : { code, detail } },
});
const says = (status: number, data?: unknown) =>
  answering({ head: { status, message: '林小秋的证照' }, data });

test('the envelope is the platform’s own, and so is the answer', async () => {
  let sent: unknown;
  const { url } = await serve((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      sent = JSON.parse(text);
      says(0, { a: 7 })(request, response);
    });
  });
  expect(await ask(url)).toEqual({ ok: true, value: { a: 7 } });
  expect(provincialRequestSchema.parse(sent)).toEqual({ head: CALL.head, data: CALL.data });
});

describe('every status of the platform has a failure of its own, without its words', () => {
  test.each(Object.entries(PROVINCIAL_STATUS).filter(([, word]) => word !== 'OK'))(
    '%s %s',
    async (status, word) => {
      const { url } = await serve(says(Number(status)));
      const answer = await ask(url);
      expect(answer).toMatchObject({ error: { kind: 'refusal', failure: { detail: word } } });
      expect(JSON.stringify(answer)).not.toContain('林');
    },
  );
  test('one without a name', () => {
    expect(statusFailure(77)).toEqual({ code: 'PLATFORM_REPLY_INVALID', detail: 'status 77' });
    expect(statusFailure(0)).toBeUndefined();
  });
});

describe('an answer that is none', () => {
  test.each([
    ['a server error', answering({}, 500), 'transport', 'PLATFORM_ERROR', 'HTTP 500'],
    [
      'a page that is missing',
      answering({}, 404),
      'distrust',
      'PLATFORM_REPLY_INVALID',
      'HTTP 404',
    ],
    ['no envelope', answering({ a: 7 }), 'distrust', 'PLATFORM_REPLY_INVALID', 'head'],
    ['other data', says(0, { a: 'x' }), 'distrust', 'PLATFORM_REPLY_INVALID', 'data.a'],
    ['no data', says(0), 'distrust', 'PLATFORM_REPLY_INVALID', 'data'],
  ])('%s', async (_what, listener, kind, code, detail) => {
    const { url } = await serve(listener);
    expect(await ask(url)).toEqual(troubled(kind, code, detail));
  });
  test('a key that is too long is not told', async () => {
    const { url } = await serve(says(0, { ['林小秋'.repeat(20)]: 1 }));
    expect(await callProvincial({ ...CALL, url }, infoReplySchema)).toEqual(
      troubled('distrust', 'PLATFORM_REPLY_INVALID', 'data.key'),
    );
  });
  test('too much', async () => {
    const { url } = await serve((_request, response) => {
      response.end('x'.repeat(MAX_REPLY_BYTES + 1));
    });
    expect(await ask(url)).toMatchObject({
      error: { failure: { code: 'PLATFORM_REPLY_INVALID' } },
    });
  });
  test('nobody', async () => {
    expect(await ask(await deadUrl())).toMatchObject({
      error: { kind: 'transport', failure: { code: 'PLATFORM_UNREACHABLE' } },
    });
  });
});
