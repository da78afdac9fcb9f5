import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLeastSquares } from './least-squares.ts';

const number = fc.double({ min: -50, max: 50, noNaN: true });

test('what holds exactly is found, in whatever order it comes', () => {
  const equations = createLeastSquares(3);
  equations.add([0, 0, 2], 6, 1);
  equations.add([1, 1, 0], 3, 4);
  equations.add([1, -1, 0], -1, 0.5);
  const solution = equations.solve()!;
  [1, 2, 3].forEach((value, at) => expect(solution[at]).toBeCloseTo(value, 9));
});

test('no other line lies nearer to the points', () => {
  fc.assert(
    fc.property(fc.array(number, { minLength: 3, maxLength: 9 }), number, number, (ys, da, db) => {
      const equations = createLeastSquares(2);
      ys.forEach((y, x) => equations.add([x, 1], y, 1));
      const [a = 0, b = 0] = equations.solve()!;
      const off = (slope: number, start: number): number =>
        ys.reduce((sum, y, x) => sum + (slope * x + start - y) ** 2, 0);
      expect(off(a, b)).toBeLessThanOrEqual(off(a + da, b + db) + 1e-6);
    }),
  );
});

test.each([
  ['too few equations', [[1, 2]]],
  [
    'one that says the same twice',
    [
      [1, 2],
      [2, 4],
    ],
  ],
  ['what is no number', [[NaN, 1]]],
])('%s give nothing', (_, rows) => {
  const equations = createLeastSquares(2);
  for (const row of rows) equations.add(row, 1, 1);
  expect(equations.solve()).toBeUndefined();
});
