import { expect, test } from 'vitest';
import { chinaDate } from './china-date.ts';

test('the day changes at 16:00 UTC', () => {
  expect(chinaDate(Date.UTC(2026, 6, 1, 15, 59, 59, 999))).toBe('2026-07-01');
  expect(chinaDate(Date.UTC(2026, 6, 1, 16))).toBe('2026-07-02');
});
