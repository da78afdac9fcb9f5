import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Finder } from './finder.ts';
import { legOf, triplesOf } from './triples.ts';

/** The three finders of a symbol: top left, top right, bottom left. */
function findersOf(size: number, module: number, angle: number): readonly [Finder, Finder, Finder] {
  const a = { x: module * Math.cos(angle), y: module * Math.sin(angle) };
  const b = { x: -a.y, y: a.x };
  const at = (u: number, v: number): Finder => ({
    ...{ x: 500 + u * a.x + v * b.x, y: 400 + u * a.y + v * b.y, a, b, module },
    ...{ isInverted: false, support: 0.9, isSeen: true },
  });
  return [at(0, 0), at(size - 7, 0), at(0, size - 7)];
}

const size = fc.integer({ min: 1, max: 40 }).map((version) => 17 + 4 * version);
const module = fc.double({ min: 2, max: 12, noNaN: true });
const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });

it('knows which finder stands where, however the symbol is turned', () => {
  fc.assert(
    fc.property(size, module, angle, order, (side, pixels, turn, places) => {
      const three = findersOf(side, pixels, turn);
      const [topLeft, topRight, bottomLeft] = three;
      const [triple] = triplesOf(places.map((place) => three[place]!));
      expect(triple).toEqual({ topLeft, topRight, bottomLeft });
    }),
  );
});

it('puts the triple of one symbol before those across two, and a sure one first', () => {
  const near = findersOf(25, 5, 0);
  const sure = findersOf(29, 5, 0).map((one) => ({ ...one, y: one.y + 900, support: 1 }));
  const [first, second] = triplesOf([near[1], near[0], sure[2]!, near[2], sure[0]!, sure[1]!]);
  expect(new Set(Object.values(first!))).toEqual(new Set(sure));
  expect(new Set(Object.values(second!))).toEqual(new Set(near));
});

it('leaves three that cannot be of one symbol', () => {
  const [corner, right, below] = findersOf(25, 5, 0);
  expect(triplesOf([corner, right])).toEqual([]);
  expect(triplesOf([corner, right, { ...below, isInverted: true }])).toEqual([]);
  expect(triplesOf([corner, right, { ...below, module: 13 }])).toEqual([]);
  // In a line, too far apart, too near to each other, one leg twice the other.
  expect(triplesOf([corner, right, { ...below, x: 590, y: 400 + 5 }])).toEqual([]);
  expect(triplesOf(findersOf(240, 5, 0))).toEqual([]);
  expect(triplesOf(findersOf(16, 5, 0))).toEqual([]);
  expect(triplesOf([corner, right, { ...below, y: 400 + 2 * 90 }])).toEqual([]);
  // Both legs leave the edges of the corner's pattern.
  const [{ a, b }] = findersOf(25, 5, 0.53);
  expect(triplesOf([{ ...corner, a, b }, right, below])).toEqual([]);
});

it('combines only the surest of many', () => {
  const three = findersOf(25, 5, 0);
  const others = Array.from({ length: 18 }, (_, at) => ({ ...three[0], x: -4000 - 3000 * at }));
  const [topLeft, topRight, bottomLeft] = three;
  const [triple] = triplesOf([...others.slice(1), ...three]);
  expect(triple).toEqual({ topLeft, topRight, bottomLeft });
  expect(triplesOf([...others, ...three])).toEqual([]);
});

it('measures a leg in modules, whatever edges and signs the finders have', () => {
  fc.assert(
    fc.property(size, module, angle, fc.boolean(), (side, pixels, turn, isSwapped) => {
      const [corner, right] = findersOf(side, pixels, turn);
      const { a, b } = right;
      const other = isSwapped ? { ...right, a: b, b: { x: -a.x, y: -a.y } } : right;
      const leg = legOf(corner, other);
      expect(leg.modules).toBeCloseTo(side - 7, 6);
      expect(leg.skew).toBeCloseTo(0, 6);
      expect(leg.far).toBeCloseTo(1, 6);
    }),
  );
});

it('tells the far end by its smaller modules, and how askew the worse end is', () => {
  const [corner, right] = findersOf(27, 6, 0);
  const small = { ...right, a: { x: 3, y: 0 }, b: { x: 1.5, y: 3 }, module: 3 };
  const leg = legOf(corner, small);
  // 20 modules by the near end, 40 by the far one.
  expect(leg.far).toBeCloseTo(Math.SQRT2, 6);
  expect(leg.modules).toBeCloseTo(Math.sqrt(800), 6);
  const turned = { ...right, a: { x: 6, y: 3 }, b: { x: -3, y: 6 } };
  expect(legOf(corner, turned).skew).toBeCloseTo(0.5, 6);
  expect(legOf(turned, corner).skew).toBeCloseTo(0.5, 6);
});
