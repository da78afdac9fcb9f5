import { expect, test } from 'vitest';
import { scaleToFit } from './window-size.ts';

const PORTRAIT = { width: 1080, height: 1920 };

test('a window that fits keeps its size', () => {
  expect(scaleToFit(PORTRAIT, { width: 2560, height: 2000 })).toBe(1);
});

test('a portrait terminal on a desk screen is shown as a whole', () => {
  const scale = scaleToFit(PORTRAIT, { width: 1920, height: 1080 });
  expect(scale).toBeCloseTo(0.53, 2);
  expect(PORTRAIT.height * scale).toBeLessThan(1080);
});

test('a screen without room does not make a window without size', () => {
  expect(scaleToFit(PORTRAIT, { width: 0, height: 0 })).toBeGreaterThan(0);
});
