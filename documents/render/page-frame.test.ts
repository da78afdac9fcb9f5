import { describe, expect, it } from 'vitest';
import { transform } from '../ofd/model/geometry.ts';
import { pageFrame, type PageFrameOptions } from './page-frame.ts';

const PAPER = { x: 5, y: 5, w: 100, h: 50 };
const OPTIONS: PageFrameOptions = { pixelsPerMm: 2, rotation: 0, maxPixels: 1e6, maxSide: 1e4 };

describe('pageFrame', () => {
  it.each([
    [0, 200, 100, { x: 20, y: 6 }],
    [90, 100, 200, { x: 94, y: 20 }],
    [180, 200, 100, { x: 180, y: 94 }],
    [270, 100, 200, { x: 6, y: 180 }],
  ] as const)('turns the page by %i degrees clockwise', (rotation, width, height, at) => {
    const frame = pageFrame(PAPER, { ...OPTIONS, rotation });
    expect(frame).toMatchObject({ width, height });
    const { x, y } = transform(frame.matrix, { x: 10, y: 3 });
    expect({ x: x + 0, y: y + 0 }).toEqual(at);
  });

  it('draws smaller what would have too many pixels', () => {
    const wide = pageFrame({ x: 0, y: 0, w: 1e9, h: 1e-3 }, OPTIONS);
    expect(wide.width).toBeLessThanOrEqual(OPTIONS.maxSide);
    expect(wide.height).toBe(1);
    const large = pageFrame({ x: 0, y: 0, w: 1e6, h: 1e6 }, OPTIONS);
    expect(large.width * large.height).toBeLessThanOrEqual(OPTIONS.maxPixels);
  });
});
