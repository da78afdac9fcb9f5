import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_PRINT_PIXELS, printScale } from './print-scale.ts';

const A4 = { width: 595.28, height: 841.89 };

test('fine for a certificate, coarser for a long file', () => {
  expect(printScale(A4, 1)).toBeCloseTo(300 / 72);
  expect(printScale(A4, 20)).toBeCloseTo(300 / 72);
  expect(printScale(A4, 21)).toBeCloseTo(200 / 72);
});

test('no page has more pixels, or a longer side, than may be', () => {
  const side = fc.double({ min: 1, max: 14_400, noNaN: true });
  fc.assert(
    fc.property(side, side, fc.integer({ min: 1, max: 300 }), (width, height, pages) => {
      const scale = printScale({ width, height }, pages);
      expect(width * scale * height * scale).toBeLessThan(MAX_PRINT_PIXELS * 1.001);
      expect(Math.max(width, height) * scale).toBeLessThan(9_001);
      expect(scale).toBeGreaterThan(0);
    }),
  );
});
