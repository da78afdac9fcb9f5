import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Point } from '../../decoder.ts';
import type { Finder } from './finder.ts';
import { gridOf, PLACE, type GridShape } from './grid.ts';
import { bentStart, flatStart, nearestSize, seenAs } from './starts.ts';
import type { Triple } from './triples.ts';

/** A flat symbol seen from anywhere: a place in modules to one in pixels. */
interface View {
  readonly size: number;
  readonly angle: number;
  /** Lengths of the upper and of the left edge, and how far they are from a right angle. */
  readonly sides: readonly [number, number];
  readonly slant: number;
  readonly far: readonly [number, number];
}

function placeIn({ size, angle, sides, slant, far }: View, u: number, v: number): Point {
  const [s, t] = [(u - 3.5) / (size - 7), (v - 3.5) / (size - 7)];
  const w = 1 + far[0] * s + far[1] * t;
  const across = (sides[0] * (1 + far[0]) * s) / w;
  const down = (sides[1] * (1 + far[1]) * t) / w;
  const turned = angle + Math.PI / 2 + slant;
  return {
    x: 300 + across * Math.cos(angle) + down * Math.cos(turned),
    y: 200 + across * Math.sin(angle) + down * Math.sin(turned),
  };
}

/** Its finder patterns; `turns` says by how many quarters the edges of each are changed over. */
function seenIn(view: View, turns: readonly number[]): Triple {
  const finderAt = (u: number, v: number, quarters = 0): Finder => {
    const at = placeIn(view, u, v);
    const edge = (du: number, dv: number): Point => {
      const near = placeIn(view, u + du * 1e-4, v + dv * 1e-4);
      return { x: (near.x - at.x) * 1e4, y: (near.y - at.y) * 1e4 };
    };
    const edges = [edge(1, 0), edge(0, 1), edge(-1, 0), edge(0, -1)] as const;
    const [a, b] = [edges[quarters % 4]!, edges[(quarters + 1) % 4]!];
    const module = Math.sqrt(Math.abs(a.x * b.y - a.y * b.x));
    return { ...at, a, b, module, isInverted: false, support: 0.9, isSeen: true };
  };
  return {
    topLeft: finderAt(3.5, 3.5, turns[0]),
    topRight: finderAt(view.size - 3.5, 3.5, turns[1]),
    bottomLeft: finderAt(3.5, view.size - 3.5, turns[2]),
  };
}

function between(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true });
}
const view = fc.record({
  size: fc.integer({ min: 1, max: 40 }).map((version) => 17 + 4 * version),
  angle: between(-Math.PI, Math.PI),
  sides: fc.tuple(between(120, 240), between(120, 240)),
  slant: between(-0.3, 0.3),
  far: fc.tuple(between(-0.25, 0.5), between(-0.25, 0.5)),
});
const turns = fc.array(fc.nat(3), { minLength: 3, maxLength: 3 });

function expectThrough(shape: GridShape, u: number, v: number, { x, y }: Point): void {
  const spots = new Float64Array(2);
  gridOf(shape).locate(Float32Array.of(u, v), spots);
  expect(Math.hypot(spots[0]! - x, spots[1]! - y)).toBeLessThan(0.05);
}

it('measure the size and how far away the sides are, of any flat symbol', () => {
  fc.assert(
    fc.property(view, turns, (one, quarters) => {
      const seen = seenAs(seenIn(one, quarters));
      expect(seen.size / one.size).toBeCloseTo(1, 2);
      expect(seen.far[0]).toBeCloseTo(one.far[0], 2);
      expect(seen.far[1]).toBeCloseTo(one.far[1], 2);
    }),
  );
});

it('go through the three finder patterns, and the fourth place of a flat symbol', () => {
  fc.assert(
    fc.property(view, turns, (one, quarters) => {
      const { size } = one;
      const seen = seenAs(seenIn(one, quarters));
      const bent = bentStart(seen, size);
      for (const u of [3.5, size - 3.5]) {
        for (const v of [3.5, size - 3.5]) {
          expectThrough(flatStart(seen, size), u, v, placeIn(one, u, v));
          expectThrough(bent, u, v, placeIn(one, u, v));
        }
      }
      // A bent sheet leaves the fourth place as the three others together tell.
      for (let slope = 2; slope < PLACE; slope++) {
        const [a, b, c, d] = [0, 1, 2, 3].map((at) => bent.values[at * PLACE + slope]!);
        expect(d).toBeCloseTo(b! + c! - a!, 6);
      }
    }),
  );
});

it('lie on every module of a flat symbol, a bent one where it is seen from the front', () => {
  const share = between(0, 1);
  fc.assert(
    fc.property(view, turns, share, share, (one, quarters, s, t) => {
      const { size } = one;
      const [u, v] = [Math.fround(s * size), Math.fround(t * size)];
      expectThrough(flatStart(seenAs(seenIn(one, quarters)), size), u, v, placeIn(one, u, v));
      const front = { ...one, far: [0, 0] as const };
      expectThrough(bentStart(seenAs(seenIn(front, quarters)), size), u, v, placeIn(front, u, v));
    }),
  );
});

it('take no more for perspective than can be, and a size that there is', () => {
  const one = { size: 25, angle: 0, sides: [200, 200], slant: 0, far: [3, 0] } as const;
  expect(seenAs(seenIn(one, [])).far).toEqual([0.6, expect.closeTo(0, 3)]);
  expect([1, 22.9, 23.1, 43.5, 300].map(nearestSize)).toEqual([21, 21, 25, 45, 177]);
});
