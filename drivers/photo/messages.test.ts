import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JOB_BYTES, jobBody, jobOf } from './messages.ts';

test('a body begins with the number of its job', () => {
  const body = jobBody(0x01020304, Uint8Array.of(9, 8));
  expect([...body]).toEqual([1, 2, 3, 4, 9, 8]);
});

test('the number is read wherever the body lies', () => {
  fc.assert(
    fc.property(fc.nat(0xffff_ffff), fc.uint8Array(), fc.nat(9), (job, bytes, at) => {
      const room = new Uint8Array(at + JOB_BYTES + bytes.length);
      room.set(jobBody(job, bytes), at);
      expect(jobOf(room.subarray(at))).toBe(job);
    }),
  );
});

test('a body without a number belongs to no job', () => {
  expect(jobOf(new Uint8Array(JOB_BYTES - 1))).toBeUndefined();
});
