import { expect, test } from 'vitest';
import { DARK, drawn, LIGHT } from './drawn.test-support.ts';
import { fitSaddle } from './saddle-fit.ts';

/** Light within 45° of the angle `light` and opposite, with edges as soft as those of a lens. */
function corner(x: number, y: number, light: number): Parameters<typeof fitSaddle>[0] {
  return drawn(15, 15, (px, py) => {
    const way = Math.atan2(py - y, px - x) - light;
    const share = Math.tanh(1.5 * Math.hypot(px - x, py - y) * Math.cos(2 * way)) / 2 + 0.5;
    return Math.round(DARK + (LIGHT - DARK) * share);
  });
}

const MIDDLE = 7 * 15 + 7;

test.each([
  [7.5, 7.5, 0],
  [7.9, 7.2, 0.3],
  [6.8, 8.3, 0.8],
  [7.5, 8.4, 1.3],
  [8.2, 7.5, -0.7],
])('the saddle at %d, %d with light at %d is found to a quarter of a pixel', (x, y, light) => {
  const saddle = fitSaddle(corner(x, y, light), MIDDLE)!;
  expect(Math.hypot(saddle.x - x, saddle.y - y)).toBeLessThan(0.25);
  // Opposite corners are alike.
  expect(Math.abs(Math.sin(saddle.light - light))).toBeLessThan(0.1);
  expect(Math.abs(saddle.half - Math.PI / 4)).toBeLessThan(0.15);
});

test.each([
  ['a plane', (x: number) => 10 * x],
  ['a hill', (x: number, y: number) => 200 - (x - 7) ** 2 - (y - 7) ** 2],
  ['an even ground', () => 90],
])('%s is none', (_, of) => {
  expect(fitSaddle(drawn(15, 15, of), MIDDLE)).toBeUndefined();
});

test('one that lies elsewhere is another one', () => {
  expect(fitSaddle(corner(7.5, 7.5, 0.2), 7 * 15 + 11)).toBeUndefined();
});
