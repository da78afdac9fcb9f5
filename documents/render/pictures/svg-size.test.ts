import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sizeOf, viewBoxOf } from './svg-size.ts';

const root = (attributes: Record<string, string>) => ({
  ...{ name: 'svg', attributes, children: [], text: '', rawText: '' },
});

test('the view is its own, or the size where it says none', () => {
  expect(viewBoxOf(root({ viewBox: ' 1,2 3 4 ' }))).toEqual([1, 2, 3, 4]);
  expect(viewBoxOf(root({ viewBox: '1 2 3', width: '5', height: '6px' }))).toEqual([0, 0, 5, 6]);
  expect(viewBoxOf(root({ viewBox: `${' '.repeat(300)}1 2 3 4` }))).toBeUndefined();
});

test('a length is short', () => {
  expect(viewBoxOf(root({ width: '1'.repeat(64), height: '1' }))).toBeDefined();
  expect(viewBoxOf(root({ width: '1'.repeat(65), height: '1' }))).toBeUndefined();
});

test('the longer side is the same for all', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }), (w, h) => {
      const size = sizeOf(root({}), [0, 0, w, h]);
      const isPicture = w <= 100 * h && h <= 100 * w;
      expect(size && Math.max(size.width, size.height)).toBe(isPicture ? 1_600 : undefined);
    }),
  );
});
