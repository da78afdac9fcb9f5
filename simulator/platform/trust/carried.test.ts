import { expect, test } from 'vitest';
import { MAX_REPLY_BYTES } from '../../../contract/platform/common.ts';
import { jsonReply } from '../http/reply.ts';
import { makeReplyFaults } from '../reply-faults.ts';
import { carried } from './carried.ts';

const reply = jsonReply(200, { head: { status: 'OK' } });

test.each([
  [{ fault: 'late' }, { kind: 'late', ms: 8_000 }],
  [
    { fault: 'late', ms: 5 },
    { kind: 'late', ms: 5 },
  ],
  [{ fault: 'twice' }, { kind: 'twice' }],
  [{ fault: 'truncated' }, { kind: 'cut' }],
  [{ fault: 'out-of-order' }, { kind: 'late', ms: 2_000 }],
] as const)('%j: the reply is whole, and meets %j', (rule, mishap) => {
  expect(carried(makeReplyFaults(), 'verify', reply, rule)).toEqual({ ...reply, mishap });
});

test('a reply that is too long is the same JSON', () => {
  const { body } = carried(makeReplyFaults(), 'verify', reply, { fault: 'huge' });
  expect(body.length).toBeGreaterThan(MAX_REPLY_BYTES);
  expect(JSON.parse(new TextDecoder().decode(body))).toEqual({ head: { status: 'OK' } });
});

test('only replies to the same operation are replayed', () => {
  const faults = makeReplyFaults();
  const [one, two, three] = [1, 2, 3].map((value) => jsonReply(200, value));
  const rule = { fault: 'replayed' } as const;
  expect(carried(faults, 'verify', one!, rule)).toBe(one);
  expect(carried(faults, 'list', two!, rule)).toBe(two);
  expect(carried(faults, 'verify', three!, rule)).toBe(one);
});

test('what is about the content does nothing on the way', () => {
  expect(carried(makeReplyFaults(), 'verify', reply, { fault: 'unsigned' })).toBe(reply);
});
