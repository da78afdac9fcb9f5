import { expect, it } from 'vitest';
import type { Frame } from '../../decoder.ts';
import { scaledFinder } from './finder.ts';
import { poseOf } from './pose.ts';
import { seeded } from './photograph.test-support.ts';

/** A finder pattern at 60.3, 58.7 whose modules go along two given ways. */
function patternFrame(a: readonly [number, number], b: readonly [number, number]): Frame {
  const luma = new Uint8Array(120 * 120);
  const area = a[0] * b[1] - a[1] * b[0];
  luma.forEach((_, at) => {
    const [x, y] = [(at % 120) + 0.5 - 60.3, Math.floor(at / 120) + 0.5 - 58.7];
    const ring = Math.max(Math.abs(x * b[1] - y * b[0]), Math.abs(a[0] * y - a[1] * x)) / area;
    const isDark = ring < 1.5 || (ring > 2.5 && ring < 3.5);
    luma[at] = isDark ? 40 : 210;
  });
  return { width: 120, height: 120, luma };
}

it.each([
  { name: 'upright', a: [8, 0], b: [0, 8] },
  { name: 'turned', a: [6, 3.5], b: [-3.5, 6] },
  { name: 'seen from the side', a: [7, 0.5], b: [1.5, 4.5] },
  { name: 'seen from the corner', a: [5, 4], b: [-4, 3] },
] as const)('lies as it is drawn: $name', ({ a, b }) => {
  const crossed = { x: 61, y: 58, module: 7, stretch: 1, isInverted: false };
  const finder = poseOf(patternFrame(a, b), crossed)!;
  expect(finder.support).toBeGreaterThan(0.9);
  expect(Math.hypot(finder.x - 60.3, finder.y - 58.7)).toBeLessThan(1.1);
  expect(finder.module).toBeCloseTo(Math.sqrt(a[0] * b[1] - a[1] * b[0]), 0);
  const edges = [finder.a, finder.b].map(({ x, y }) =>
    Math.max(
      ...[a, b].map(([u, v]) => Math.abs(u * x + v * y) / Math.hypot(u, v) / Math.hypot(x, y)),
    ),
  );
  expect(Math.min(...edges)).toBeGreaterThan(0.98);
});

it('takes light for dark only where it is told to', () => {
  const frame = patternFrame([8, 0], [0, 8]);
  expect(poseOf(frame, { x: 60, y: 59, module: 8, stretch: 1, isInverted: true })).toBeUndefined();
  frame.luma.forEach((tone, at) => (frame.luma[at] = 250 - tone));
  expect(poseOf(frame, { x: 60, y: 59, module: 8, stretch: 1, isInverted: true })?.isInverted).toBe(
    true,
  );
});

it('finds none in noise or in nothing', () => {
  const random = seeded(5);
  const noise = new Uint8Array(14_400).map(() => random() * 255);
  const crossed = { x: 60, y: 60, module: 8, stretch: 1, isInverted: false };
  expect(poseOf({ width: 120, height: 120, luma: noise }, crossed)).toBeUndefined();
  const even = new Uint8Array(14_400).fill(100);
  expect(poseOf({ width: 120, height: 120, luma: even }, crossed)).toBeUndefined();
});

it('is the same in a larger picture', () => {
  const finder = poseOf(patternFrame([8, 0], [0, 8]), {
    ...{ x: 60, y: 59, module: 8, stretch: 1, isInverted: false },
  })!;
  const twice = scaledFinder(finder, 2);
  expect([twice.x, twice.module, twice.a.x]).toEqual(
    [finder.x, finder.module, finder.a.x].map((value) => 2 * value),
  );
  expect(twice.support).toBe(finder.support);
});
