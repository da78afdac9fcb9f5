import { expect, test } from 'vitest';
import { paceMs, QUICK_MS } from './pace.ts';

test('every frame of thirty a second', () => {
  expect(paceMs(0)).toBe(QUICK_MS);
  expect(paceMs(15)).toBe(QUICK_MS);
  expect(QUICK_MS).toBeLessThan(1_000 / 30);
});

test('a slow machine looks less often, and works half of the time', () => {
  expect(paceMs(40)).toBe(80);
  expect(paceMs(400)).toBe(800);
});
