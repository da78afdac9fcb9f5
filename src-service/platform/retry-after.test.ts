import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const NOW = Date.parse('2026-03-01T04:00:00Z');
const said = (value: string, date?: string): number | undefined =>
  retryAfterMs(new Headers({ 'retry-after': value, ...(date ? { date } : {}) }), NOW);

test.each([
  ['0', 0],
  ['120', 120_000],
  [' 3 ', 3_000],
  ['999999999', 86_400_000],
  ['Sun, 01 Mar 2026 04:02:00 GMT', 120_000],
  ['Sun, 01 Mar 2026 03:59:00 GMT', 0],
  ['Mon, 01 Mar 2027 04:00:00 GMT', 86_400_000],
])('%s', (value, ms) => {
  expect(said(value)).toBe(ms);
});

test('a date counts from the date of the same reply, whatever the clock here says', () => {
  const date = 'Sun, 01 Mar 2026 09:00:00 GMT';
  expect(said('Sun, 01 Mar 2026 09:00:30 GMT', date)).toBe(30_000);
  expect(said('Sun, 01 Mar 2026 04:00:30 GMT', 'nonsense')).toBe(30_000);
});

test.each(['', '-1', '1.5', 'soon', '2026-03-01', '1e3', 'Sun, 99 Xyz 2026 04:00:00 GMT'])(
  'nonsense (%s) is as if nothing was said',
  (value) => {
    expect(said(value)).toBeUndefined();
  },
);

test('nothing was said', () => {
  expect(retryAfterMs(new Headers(), NOW)).toBeUndefined();
});

test('whatever it says, it is nothing or a time within a day', () => {
  const headers = (value: string, date: string) => ({
    get: (name: string) => (name === 'date' ? date : value),
  });
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(), (value, date, now) => {
      const ms = retryAfterMs(headers(value, date), now) ?? 0;
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(ms).toBeLessThanOrEqual(86_400_000);
    }),
  );
});
