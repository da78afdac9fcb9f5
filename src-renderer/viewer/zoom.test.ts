import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  MAX_CANVAS_PIXELS,
  ZOOM_STEPS,
  clampPage,
  clampScale,
  fitScale,
  turned,
  zoomIn,
  zoomOut,
} from './zoom.ts';

describe('zoom', () => {
  test('goes step by step to both ends and stays there', () => {
    let zoom = 1;
    const seen = [zoom];
    while (zoomIn(zoom) !== zoom) seen.push((zoom = zoomIn(zoom)));
    expect(seen).toEqual([...ZOOM_STEPS]);
    while (zoomOut(zoom) !== zoom) zoom = zoomOut(zoom);
    expect(zoom).toBe(1);
  });
});

describe('fitScale', () => {
  test('takes the tighter side', () => {
    expect(fitScale({ width: 100, height: 200 }, { width: 100, height: 100 })).toBe(0.5);
    expect(fitScale({ width: 200, height: 100 }, { width: 100, height: 100 })).toBe(0.5);
  });

  test('takes the width alone where that is wanted', () => {
    expect(fitScale({ width: 50, height: 200 }, { width: 100, height: 100 }, 'width')).toBe(2);
  });

  test('an empty page is left alone', () => {
    expect(fitScale({ width: 0, height: 0 }, { width: 10, height: 10 })).toBe(1);
  });
});

test.each([
  [0, 3, 4],
  [90, 4, 3],
  [180, 3, 4],
  [270, 4, 3],
] as const)('turned by %d a page is %d by %d', (rotation, width, height) => {
  expect(turned({ width: 3, height: 4 }, rotation)).toEqual({ width, height });
});

test('no page makes a canvas that is too large', () => {
  const side = fc.double({ min: 1, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(side, side, fc.double({ min: 0.01, max: 8, noNaN: true }), (w, h, wanted) => {
      const scale = clampScale({ width: w, height: h }, wanted);
      expect(scale).toBeLessThanOrEqual(wanted);
      expect(w * h * scale * scale).toBeLessThanOrEqual(MAX_CANVAS_PIXELS * 1.000001);
    }),
  );
  expect(clampScale({ width: 0, height: 5 }, 3)).toBe(1);
});

test.each([
  [0, 3, 1],
  [2, 3, 2],
  [9, 3, 3],
  [1, 0, 1],
])('page %d of %d is %d', (page, count, expected) => {
  expect(clampPage(page, count)).toBe(expected);
});
