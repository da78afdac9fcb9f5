import { expect, test } from 'vitest';
import { DARK, drawn, LIGHT } from './drawn.test-support.ts';
import { responseAt } from './ring.ts';

const SIDE = 9;
const MIDDLE = 4 * SIDE + 4;
const respond = (isDark: (x: number, y: number) => boolean): number =>
  responseAt(
    drawn(SIDE, SIDE, (x, y) => (isDark(x - 4.5, y - 4.5) ? DARK : LIGHT)).pixels,
    MIDDLE,
    SIDE,
  );

test.each([0.2, 0.5, 1, 1.4])('a corner turned by %d answers', (turn) => {
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  expect(respond((x, y) => cos * x + sin * y > 0 === cos * y - sin * x > 0)).toBeGreaterThan(
    3 * (LIGHT - DARK),
  );
});

test.each([
  ['an edge', (x: number, y: number) => x + 0.3 * y > 0],
  ['the corner of a box', (x: number, y: number) => x > 0 && y > 0],
  ['a line', (x: number) => Math.abs(x) < 1],
  ['a spot', (x: number, y: number) => Math.hypot(x, y) < 2],
])('%s does not', (_, isDark) => {
  expect(respond(isDark)).toBeLessThanOrEqual(0);
});
