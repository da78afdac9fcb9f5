import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { errorReplySchema, openReplyHeadSchema } from '../../contract/platform/common.ts';
import { okReply, refusalReply, replyHead } from './head.ts';
import { parseJson } from './http/body.ts';

const clock = manualClock(1_234);

test('heads fit the contract and differ in their trace name', () => {
  const [first, second] = [replyHead(clock, 'OK', 'ok'), replyHead(clock, 'OK', 'ok')];
  expect(openReplyHeadSchema.parse(first).serverTime).toBe(1_234);
  expect(first.traceId).not.toBe(second.traceId);
});

test('an answer stands beside its head', () => {
  const reply = okReply(clock, { n: 1 });
  expect(reply.status).toBe(200);
  expect(parseJson(reply.body)).toMatchObject({ head: { status: 'OK' }, n: 1 });
});

test('a refusal is a head alone, with the number of its status or a finer one', () => {
  const plain = refusalReply(clock, 'RATE_LIMIT', 'slower', 429, { 'retry-after': '2' });
  expect([plain.status, plain.headers['retry-after']]).toEqual([429, '2']);
  expect(refusalReply(clock, 'CODE_USED', 'used').status).toBe(409);
  expect(errorReplySchema.parse(parseJson(plain.body)).head.status).toBe('RATE_LIMIT');
});
