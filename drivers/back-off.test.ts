import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BACK_OFF_MAX_MS, BACK_OFF_MIN_MS, createBackOff } from './back-off.ts';

test('rests double up to the longest one, and start anew after a reset', () => {
  const backOff = createBackOff(() => 0.5);
  const rests = Array.from({ length: 6 }, () => backOff.next());
  expect(rests).toEqual([250, 375, 750, 1_500, 1_500, 1_500]);
  backOff.reset();
  expect(backOff.next()).toBe(250);
});

test('no chance leads out of the bounds', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 0.999, noNaN: true })), (chances) => {
      const given = [...chances];
      const backOff = createBackOff(() => given.pop() ?? 0);
      for (const rest of chances.map(() => backOff.next())) {
        expect(rest).toBeGreaterThanOrEqual(BACK_OFF_MIN_MS);
        expect(rest).toBeLessThanOrEqual(BACK_OFF_MAX_MS);
      }
    }),
  );
});
