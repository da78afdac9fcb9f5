import { expect, test } from 'vitest';
import { isCrossing } from './crossing.ts';
import { DARK, drawn, drawnSymbol, LIGHT } from './drawn.test-support.ts';
import { project } from './homography.ts';

const MODULE = 4;
const UPRIGHT = { light: Math.PI / 4, half: Math.PI / 4 };
/** A corner at 30, 30: light right below and left above, as far as `reach` pixels. */
const corner = (reach: number): ReturnType<typeof drawn> =>
  drawn(60, 60, (x, y) => {
    if (Math.max(Math.abs(x - 30), Math.abs(y - 30)) > reach) return 128;
    return x > 30 === y > 30 ? LIGHT : DARK;
  });

test('edges that lead on are those of a crossing, in their own sense only', () => {
  expect(isCrossing(corner(16), { x: 30, y: 30, ...UPRIGHT })).toBe(true);
  const turned = { ...UPRIGHT, light: -Math.PI / 4 };
  expect(isCrossing(corner(16), { x: 30, y: 30, ...turned })).toBe(false);
});

test('a corner of four single modules is none', () => {
  expect(isCrossing(corner(MODULE), { x: 30, y: 30, ...UPRIGHT })).toBe(false);
});

test('all corners of macromodules are', () => {
  const { grey, map, cells } = drawnSymbol(3, MODULE);
  for (let u = 1; u < cells; u++) {
    for (let v = 1; v < cells; v++) {
      // Light is right below where dark frames are right above.
      const light = (u + v) % 2 === 0 ? -Math.PI / 4 : Math.PI / 4;
      expect(isCrossing(grey, { ...project(map, u, v), light, half: Math.PI / 4 })).toBe(true);
    }
  }
});

test('at the rim of the picture nothing is read beyond it', () => {
  expect(isCrossing(corner(16), { x: 1, y: 59, ...UPRIGHT })).toBe(false);
});
