import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcToCurves } from './arc.ts';

const ARC = { rx: 10, ry: 10, angle: 0, isLarge: false, isClockwise: true };

describe('arcToCurves', () => {
  it('draws a quarter of a circle as one curve through the point at 45 degrees', () => {
    const curves = arcToCurves({ x: 10, y: 0 }, ARC, { x: 0, y: 10 });
    expect(curves).toHaveLength(1);
    const [x, y] = halfway({ x: 10, y: 0 }, curves[0]!);
    expect(Math.hypot(x!, y!)).toBeCloseTo(10, 2);
    expect(x).toBeCloseTo(y!, 6);
  });

  it('takes the other way round where it is to be large', () => {
    expect(arcToCurves({ x: 10, y: 0 }, { ...ARC, isLarge: true }, { x: 0, y: 10 })).toHaveLength(
      3,
    );
  });

  it('goes clockwise, which on a page is from the right downwards', () => {
    const clockwise = arcToCurves({ x: 10, y: 0 }, ARC, { x: -10, y: 0 });
    const other = arcToCurves({ x: 10, y: 0 }, { ...ARC, isClockwise: false }, { x: -10, y: 0 });
    expect(clockwise[0]?.at(-1)).toBeCloseTo(10, 6);
    expect(other[0]?.at(-1)).toBeCloseTo(-10, 6);
  });

  it('enlarges radii that do not reach, keeping their ratio', () => {
    const arc = { ...ARC, rx: 1, ry: 0.5 };
    const curves = arcToCurves({ x: 20, y: 0 }, arc, { x: -20, y: 0 });
    expect(curves[0]?.slice(-2).map(Number)).toEqual([expect.closeTo(0, 6), expect.closeTo(10, 6)]);
  });

  it('draws a straight line without a radius, and nothing between the same points', () => {
    expect(arcToCurves({ x: 1, y: 2 }, { ...ARC, rx: 0 }, { x: 3, y: 4 })).toEqual([['L', 3, 4]]);
    expect(arcToCurves({ x: 1, y: 2 }, ARC, { x: 1, y: 2 })).toEqual([]);
  });

  it('always ends exactly where it should, with finite numbers', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const radius = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(value, value, value, value, radius, radius, value, fc.boolean(), fc.boolean()),
        ([x, y, toX, toY, rx, ry, angle, isLarge, isClockwise]) => {
          const arc = { rx, ry, angle, isLarge, isClockwise };
          const curves = arcToCurves({ x, y }, arc, { x: toX, y: toY });
          expect(curves.length).toBeLessThanOrEqual(4);
          expect(curves.flatMap((step) => step.slice(1)).every(Number.isFinite)).toBe(true);
          if (x !== toX || y !== toY) expect(curves.at(-1)?.slice(-2)).toEqual([toX, toY]);
        },
      ),
    );
  });
});

function halfway(from: { x: number; y: number }, curve: readonly (string | number)[]): number[] {
  const [x1, y1, x2, y2, x, y] = curve.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return [(from.x + 3 * x1 + 3 * x2 + x) / 8, (from.y + 3 * y1 + 3 * y2 + y) / 8];
}
