import { expect, test } from 'vitest';
import { jsonReply } from './reply.ts';

test('a JSON reply is UTF-8, uncached and may carry more headers', () => {
  const reply = jsonReply(429, { text: '慢' }, { 'retry-after': '2' });
  expect(reply.status).toBe(429);
  expect(reply.headers).toEqual({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '2',
  });
  expect(new TextDecoder().decode(reply.body)).toBe('{"text":"慢"}');
});
