import { expect, it } from 'vitest';
import type { Point } from '../../decoder.ts';
import { scaledFinder, type Finder } from './finder.ts';
import { findFinders } from './finders.ts';
import { fitGrids } from './fit.ts';
import { cornersOf, type GridShape } from './grid.ts';
import { PLAIN, takePhotograph, type Scene } from './photograph.test-support.ts';
import { triplesOf } from './triples.ts';

/** Where a place of a flat symbol, in shares of its side, is seen: 2.5 sides off, as photographs are taken. */
function seenAt(scene: Scene, size: number, u: number, v: number): Point {
  const { angle, tilt, middle, module } = scene;
  const [ca, sa] = [Math.cos(angle), Math.sin(angle)];
  const [x1, y1] = [(u - 0.5) * ca - (v - 0.5) * sa, (u - 0.5) * sa + (v - 0.5) * ca];
  // Turned back round the level, then round the upright axis.
  const [y, z1] = [y1 * Math.cos(tilt[1]), -y1 * Math.sin(tilt[1])];
  const x = x1 * Math.cos(tilt[0]) + z1 * Math.sin(tilt[0]);
  const z = z1 * Math.cos(tilt[0]) - x1 * Math.sin(tilt[0]);
  const factor = (size * module * 2.5) / (z + 2.5);
  return { x: middle.x + x * factor, y: middle.y + y * factor };
}

const SMALL: Scene = { ...PLAIN, width: 360, height: 360, middle: { x: 180, y: 180 } };
const SCENES: readonly { readonly name: string; readonly scene: Scene }[] = [
  { name: 'upright', scene: SMALL },
  { name: 'turned', scene: { ...SMALL, angle: 0.4 } },
  { name: 'seen from the side', scene: { ...SMALL, angle: 0.2, tilt: [0.5, -0.3] } },
  { name: 'light on dark', scene: { ...SMALL, light: 40, dark: 205, angle: -0.2 } },
  { name: 'with a version', scene: { ...SMALL, length: 140, module: 5, tilt: [-0.3, 0.2] } },
];

const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

/** Corners lie within half a module of the true ones. */
function expectOn(shape: GridShape, scene: Scene, which = [0, 1, 2, 3]): void {
  for (const at of which) {
    const [corner, [u, v]] = [cornersOf(shape)[at]!, CORNERS[at]!];
    const { x, y } = seenAt(scene, shape.size, u, v);
    expect(Math.hypot(corner.x - x, corner.y - y)).toBeLessThan(scene.module / 2);
  }
}

it.each(SCENES)('lies on the symbol at once: $name', ({ scene }) => {
  const { frame, size } = takePhotograph(scene, 7);
  const [triple] = triplesOf(findFinders(frame, 2));
  const first = fitGrids(frame, triple!).next();
  if (first.done) throw new Error('There is no grid.');
  const { shape, match } = first.value;
  expect(shape.size).toBe(size);
  expect(match).toBeGreaterThan(0.85);
  expectOn(shape, scene);
});

const TILTED: Scene = { ...SMALL, tilt: [0.3, 0.2] };
const { frame } = takePhotograph(TILTED, 3);
const triple = triplesOf(findFinders(frame, 2))[0]!;

it.each([
  [0.2, 0.2],
  [0.2, -0.2],
  [-0.2, 0.2],
  [-0.2, -0.2],
])('comes back to it from patterns measured %d and %d modules off', (across, down) => {
  const off = (one: Finder): Finder => {
    return { ...one, x: one.x + across * one.module, y: one.y + down * one.module };
  };
  const { topLeft, topRight, bottomLeft } = triple;
  const moved = { topLeft: off(topLeft), topRight: off(topRight), bottomLeft: off(bottomLeft) };
  const [fit] = fitGrids(frame, moved);
  expect(fit!.match).toBeGreaterThan(0.9);
  // Only the alignment pattern holds the corner without a finder pattern: it may lie a little farther off.
  expectOn(fit!.shape, TILTED, [0, 1, 3]);
});

it('finds the far corner where the perspective was measured wrong', () => {
  const { topRight } = triple;
  const { a, b, module } = scaledFinder(topRight, 0.85);
  const [fit] = fitGrids(frame, { ...triple, topRight: { ...topRight, a, b, module } });
  expectOn(fit!.shape, TILTED);
});

it('gives grids from the likeliest, and none that lies on nothing', () => {
  const matches = [...fitGrids(frame, triple)].map(({ match }) => match);
  expect(matches.length).toBeGreaterThan(0);
  expect(Math.min(...matches)).toBeGreaterThan(0.45);
  const even = { ...frame, luma: frame.luma.slice().fill(128) };
  expect([...fitGrids(even, triple)]).toEqual([]);
});

it('ends as soon as time is over, whenever that is', () => {
  let asked = 0;
  const all = [...fitGrids(frame, triple, () => ++asked < 0)];
  const looks = asked;
  expect(looks).toBeGreaterThan(5);
  for (let last = 0; last < looks; last += 3) {
    asked = 0;
    const some = [...fitGrids(frame, triple, () => ++asked > last)];
    expect(some.length).toBeLessThanOrEqual(all.length);
    // Once it is over, only what is on the way asks again.
    expect(asked).toBeLessThan(last + 8);
    if (last === 0) expect([some, asked]).toEqual([[], 1]);
  }
});
