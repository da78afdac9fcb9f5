import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BENDS, cornersOf, gridOf, PLACE, type GridShape } from './grid.ts';

const SIZE = 27;

function flat(places: readonly number[], bends: readonly number[] = [0, 0]): GridShape {
  return { kind: 'flat', size: SIZE, values: Float64Array.from([...places, ...bends]) };
}

/** 5 pixels a module: the middles of the finder patterns are 100 apart. */
const SQUARE = [40, 40, 140, 40, 40, 140, 140, 140];
const BENT: GridShape = {
  kind: 'bent',
  size: SIZE,
  values: Float64Array.from(
    [40, 140, 40, 140].flatMap((x, at) => [x, at < 2 ? 40 : 140, 100, 0, 0, 100]),
  ),
};

function placeIn(shape: GridShape, u: number, v: number): readonly [number, number] {
  const spots = new Float64Array(2);
  gridOf(shape).locate(Float32Array.of(u, v), spots);
  return [spots[0]!, spots[1]!];
}

it.each([flat(SQUARE), BENT])('of a square goes on evenly, outside too: $kind', (shape) => {
  fc.assert(
    fc.property(fc.double({ min: -2, max: 29, noNaN: true }), (u) => {
      const [x, y] = placeIn(shape, u, 27 - u);
      expect(x).toBeCloseTo(40 + (u - 3.5) * 5, 4);
      expect(y).toBeCloseTo(40 + (23.5 - u) * 5, 4);
    }),
  );
  expect(cornersOf(shape)[2].x).toBeCloseTo(157.5, 6);
});

it('goes through its four places, whichever they are', () => {
  const places = [40, 40, 150, 35, 30, 120, 170, 160];
  const at = [
    [3.5, 3.5],
    [23.5, 3.5],
    [3.5, 23.5],
    [23.5, 23.5],
  ] as const;
  for (const [index, [u, v]] of at.entries()) {
    const [x, y] = placeIn(flat(places), u, v);
    expect([x, y]).toEqual([
      expect.closeTo(places[2 * index]!, 6),
      expect.closeTo(places[2 * index + 1]!, 6),
    ]);
  }
});

it('bends the middle of an edge by so many modules', () => {
  const [x, y] = placeIn(flat(SQUARE, [0, 2]), 13.5, 3.5);
  expect([x, y]).toEqual([expect.closeTo(90, 6), expect.closeTo(50, 6)]);
  expect(BENDS).toBe(SQUARE.length);
});

it('leaves a place of a bent sheet along its slopes', () => {
  const values = BENT.values.slice();
  // Rows leave the top left place downwards at half of the usual pace.
  values.set([50, 50], 2);
  const [x, y] = placeIn({ ...BENT, values }, 3.6, 3.5);
  const [x0, y0] = placeIn({ ...BENT, values }, 3.5, 3.5);
  expect((x - x0) / 0.1).toBeCloseTo(2.5, 0);
  expect((y - y0) / 0.1).toBeCloseTo(2.5, 0);
  expect(placeIn({ ...BENT, values }, 23.5, 23.5)).toEqual([140, 140]);
  expect(values).toHaveLength(4 * PLACE);
});

it('moves places by the net over it', () => {
  const shifts = new Float32Array(2 * 16);
  shifts.set([1, 0.5], 2 * 5);
  const mesh = { step: 9, knots: 4, shifts };
  const shape = { ...flat(SQUARE), mesh };
  expect(placeIn(shape, 9, 9)[0] - placeIn(flat(SQUARE), 9, 9)[0]).toBeCloseTo(5, 6);
  expect(placeIn(shape, 9, 13.5)[0] - placeIn(flat(SQUARE), 9, 13.5)[0]).toBeCloseTo(2.5, 6);
  expect(placeIn(shape, 18, 18)).toEqual(placeIn(flat(SQUARE), 18, 18));
});
