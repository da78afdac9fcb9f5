import { expect, test } from 'vitest';
import { signingDay, signingTime } from './signing-day.ts';

test('a day in China has begun while it is still yesterday elsewhere', () => {
  const at = Date.UTC(2026, 4, 11, 17, 30, 5);
  expect(signingDay(at)).toBe('2026-05-12');
  expect(signingTime(at)).toBe('2026-05-12 01:30:05');
});

test('what is no time has no day', () => {
  expect(signingDay(9e15)).toBe('');
  expect(signingTime(Number.NaN)).toBe('');
});
