import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutOf, MARGIN, PAPERS } from './paper.ts';

const A4 = PAPERS.A4;

test('papers are as wide and high as their keywords say', () => {
  for (const { media, width, height } of Object.values(PAPERS)) {
    const [, w, h] = /_(\d+)x(\d+)mm$/.exec(media) ?? [];
    expect(width).toBeCloseTo((Number(w) * 72) / 25.4);
    expect(height).toBeCloseTo((Number(h) * 72) / 25.4);
  }
});

test('a small certificate keeps its size, in the middle', () => {
  const { sheet, at } = layoutOf(A4, { width: 200, height: 300 });
  expect(sheet).toEqual({ width: A4.width, height: A4.height });
  expect(at).toEqual({
    width: 200,
    height: 300,
    x: (A4.width - 200) / 2,
    y: (A4.height - 300) / 2,
  });
});

test('a wide one turns the sheet', () => {
  const { sheet } = layoutOf(A4, { width: 300, height: 200 });
  expect(sheet).toEqual({ width: A4.height, height: A4.width });
});

const side = fc.double({ min: 1, max: 14_400, noNaN: true });
test('whatever its size, it keeps its form and stays within the margins', () => {
  fc.assert(
    fc.property(side, side, fc.constantFrom(...Object.values(PAPERS)), (width, height, paper) => {
      const { sheet, at } = layoutOf(paper, { width, height });
      expect(at.width / at.height / (width / height)).toBeCloseTo(1);
      expect(at.width).toBeLessThanOrEqual(width);
      for (const edge of [at.x, at.y]) expect(edge).toBeGreaterThan(MARGIN - 0.001);
      expect(at.x + at.width).toBeLessThan(sheet.width - MARGIN + 0.001);
      expect(at.y + at.height).toBeLessThan(sheet.height - MARGIN + 0.001);
    }),
  );
});
