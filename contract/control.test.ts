import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONTROL_LIMITS, controlReplySchema, controlRequestSchema } from './control.ts';
import { failureCodeSchema } from './failures.ts';
import type { QueueRow } from './queue.ts';

test.each([
  { op: 'ping' },
  { op: 'queue.list', states: ['dead'], idBegins: 'a1', after: 3 },
  { op: 'queue.discard', rowId: 'a1', reason: 'fault' },
  { op: 'audit.exported', rows: 0 },
])('%j is taken', (request) => {
  expect(controlRequestSchema.parse(request)).toEqual(request);
});

test.each([
  { op: 'ping', more: 1 },
  { op: 'queue.list', states: [] },
  { op: 'queue.resend', rowId: "x' OR 1=1" },
  { op: 'queue.resend', rowId: '' },
  { op: 'queue.discard', rowId: 'a1' },
  { op: 'queue.discard', rowId: 'a1', reason: 'Wang Fang called' },
  { op: 'audit.exported', rows: -1 },
  { op: 'constructor' },
])('%j is not', (request) => {
  expect(controlRequestSchema.safeParse(request).success).toBe(false);
});

test('whatever comes, it is taken whole or not at all', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { success, data } = controlRequestSchema.safeParse(value);
      expect(success ? data : value).toEqual(value);
    }),
  );
});

test('the fullest page fits into a reply', () => {
  const long = failureCodeSchema.options.reduce((one, other) =>
    one.length < other.length ? other : one,
  );
  const row: QueueRow = {
    ...{ id: 'x'.repeat(40), kind: 'deferred-verification', state: 'discarded' },
    ...{ destination: '\u{7f16}'.repeat(40), lastFailure: long, tries: 2_147_483_647 },
    ...{ createdAt: 1e13, expiresAt: 1e13, nextTryAt: 1e13, endedAt: 1e13 },
  };
  const rows = Array<QueueRow>(CONTROL_LIMITS.pageRows).fill(row);
  const reply = controlReplySchema.parse({ ok: true, value: { rows, next: 1e13 } });
  expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThan(CONTROL_LIMITS.replyBytes);
});
