import { expect, test } from 'vitest';
import { CALM_MS, paceMs, QUICK_MS } from './pace.ts';

test('full rate while something moves, calm when nothing does', () => {
  expect(paceMs({ stillMs: 0, tookMs: 5 })).toBe(QUICK_MS);
  expect(paceMs({ stillMs: 1_999, tookMs: 5 })).toBe(QUICK_MS);
  expect(paceMs({ stillMs: 2_000, tookMs: 5 })).toBe(CALM_MS);
});

test('a slow machine looks less often, and works half of the time', () => {
  expect(paceMs({ stillMs: 0, tookMs: 40 })).toBe(80);
  expect(paceMs({ stillMs: 5_000, tookMs: 40 })).toBe(CALM_MS);
  expect(paceMs({ stillMs: 5_000, tookMs: 400 })).toBe(800);
});
