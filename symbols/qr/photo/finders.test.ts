import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Frame } from '../../decoder.ts';
import { findFinders } from './finders.ts';
import { PLAIN, seeded, takePhotograph, type Scene } from './photograph.test-support.ts';

const SMALL: Scene = { ...PLAIN, width: 360, height: 360, middle: { x: 180, y: 180 } };

function expectThree(frame: Frame, step: number, size: number, scene: Scene): void {
  const { angle, middle, module } = scene;
  const found = findFinders(frame, step);
  const reach = (size / 2 - 3.5) * module;
  const [cos, sin] = [Math.cos(angle) * reach, Math.sin(angle) * reach];
  for (const [u, v] of [
    [-1, -1],
    [1, -1],
    [-1, 1],
  ] as const) {
    const [x, y] = [middle.x + u * cos - v * sin, middle.y + u * sin + v * cos];
    const near = found.slice(0, 3).filter((one) => Math.hypot(one.x - x, one.y - y) < module / 2);
    expect(near).toHaveLength(1);
    expect(near[0]).toMatchObject({ isInverted: scene.dark > scene.light, isSeen: true });
    expect(near[0]!.module / module).toBeCloseTo(1, 1);
  }
  const supports = found.map(({ support }) => support);
  expect(supports).toEqual(supports.toSorted((a, b) => b - a));
  expect(supports[2]).toBeGreaterThan(0.85);
}

it.each([
  { name: 'dark on light', scene: SMALL, step: 2 },
  { name: 'light on dark', scene: { ...SMALL, light: 40, dark: 205 }, step: 2 },
  { name: 'every third row', scene: { ...SMALL, noise: 8 }, step: 3 },
  { name: 'at the edges', scene: { ...SMALL, width: 214, middle: { x: 107, y: 180 } }, step: 2 },
  { name: 'turned', scene: { ...SMALL, angle: 0.5 }, step: 2 },
])('finds all three of a symbol, the surest first: $name', ({ scene, step }) => {
  const { frame, size } = takePhotograph(scene, 9);
  expectThree(frame, step, size, scene);
});

it('finds them where one half of the picture is in shadow', () => {
  const { frame, size } = takePhotograph({ ...SMALL, noise: 0 }, 9);
  const luma = frame.luma.map((tone, at) => (at % frame.width < 180 ? tone * 0.25 : tone));
  expectThree({ ...frame, luma }, 2, size, SMALL);
});

it('finds none in noise', () => {
  const random = seeded(11);
  const luma = new Uint8Array(320 * 240).map(() => 60 + random() * 140);
  expect(findFinders({ width: 320, height: 240, luma }, 2)).toEqual([]);
});

/** Pieces of it round one pattern, which is cut off at any side. */
const LARGE = takePhotograph({ ...SMALL, module: 3, noise: 12 }, 2).frame;
const piece = fc.record({
  ...{ width: fc.integer({ min: 16, max: 60 }), height: fc.integer({ min: 16, max: 60 }) },
  ...{ left: fc.integer({ min: 100, max: 130 }), top: fc.integer({ min: 100, max: 130 }) },
  step: fc.integer({ min: 1, max: 4 }),
});

it('takes any piece of a picture, and finds only what lies in it', () => {
  let count = 0;
  fc.assert(
    fc.property(piece, ({ width, height, left, top, step }) => {
      const luma = Uint8Array.from({ length: width * height }, (_, at) => {
        const [x, y] = [left + (at % width), top + Math.floor(at / width)];
        return LARGE.luma[y * LARGE.width + x]!;
      });
      const frame: Frame = { width, height, luma };
      for (const { x, y, support } of findFinders(frame, step)) {
        count++;
        expect(support).toBeGreaterThan(0.5);
        expect(Math.min(x, y, width - x, height - y)).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
  expect(count).toBeGreaterThan(0);
});

it('takes any garbage', () => {
  const side = fc.integer({ min: 1, max: 40 });
  const garbage = fc
    .tuple(side, side)
    .chain(([width, height]) =>
      fc
        .uint8Array({ minLength: width * height, maxLength: width * height })
        .map((luma) => ({ width, height, luma })),
    );
  fc.assert(
    fc.property(garbage, fc.integer({ min: 1, max: 4 }), (frame, step) => {
      expect(findFinders(frame, step).length).toBeLessThan(4);
    }),
  );
});
