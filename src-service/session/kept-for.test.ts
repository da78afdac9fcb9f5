import { expect, test } from 'vitest';
import { keptForS } from './kept-for.ts';

const AT = 1_000_000;

test.each([
  ['of the route alone', undefined, 120, 120],
  ['of the code alone', AT + 45_000, undefined, 45],
  ['of the code, where it is less', AT + 45_000, 120, 45],
  ['of the route, where it is less', AT + 45_000, 30, 30],
  ['in whole seconds', AT + 45_999, 120, 45],
  ['of a code that has ended within the tolerance of clocks', AT - 1, 120, -1],
  ['that nobody has told', undefined, undefined, 60],
])('the life %s counts', (_what, goodUntil, lifetimeS, seconds) => {
  expect(keptForS({ scannedAt: AT, goodUntil, lifetimeS })).toBe(seconds);
});
