import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countdown } from './countdown.ts';

test.each([
  [0, { state: 'fresh', text: '2:00', share: 1 }],
  [1, { state: 'fresh', text: '2:00', share: 119_999 / 120_000 }],
  [55_000, { state: 'fresh', text: '1:05', share: 65 / 120 }],
  [61_000, { state: 'fresh', text: '59', share: 59 / 120 }],
  [110_000, { state: 'urgent', text: '10', share: 10 / 120 }],
  [119_999, { state: 'urgent', text: '1', share: 1 / 120_000 }],
  [120_000, { state: 'expired' }],
  [999_999, { state: 'expired' }],
])('after %d ms of two minutes', (now, expected) => {
  expect(countdown(now, 0, 120_000)).toEqual(expected);
});

test('a code that had expired when it was issued is expired', () => {
  expect(countdown(50, 50, 10)).toEqual({ state: 'expired' });
});

test('the remaining share stays between 0 and 1, whatever the clocks say', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(), (now, issued, expires) => {
      const left = countdown(now, issued, expires);
      return left.state === 'expired' || (left.share > 0 && left.share <= 1);
    }),
  );
});
