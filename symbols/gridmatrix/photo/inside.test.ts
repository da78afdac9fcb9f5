import { expect, test } from 'vitest';
import type { Corners } from '../../decoder.ts';
import { isInside } from './inside.ts';

const KITE: Corners = [
  { x: 50, y: 0 },
  { x: 90, y: 40 },
  { x: 50, y: 100 },
  { x: 10, y: 40 },
];

test.each([
  [50, 50, true],
  [85, 40, true],
  [80, 80, false],
  [15, 10, false],
  [50, 101, false],
])('%d, %d: %s', (x, y, expected) => {
  expect(isInside({ x, y }, KITE)).toBe(expected);
});
