import { expect, test } from 'vitest';
import { fillCost, MAX_FILL_COST } from './fill-cost.ts';
import { parsePathData } from './path-data.ts';

const PLACE = { matrix: [4, 0, 0, 4, 0, 0], height: 1_000 } as const;
const cost = (data: string, lineWidth = 0): number =>
  fillCost(parsePathData(data).steps, PLACE, lineWidth);

test('a simple path costs its edges', () => {
  expect(cost('M 0 0 L 10 0 L 10 10 L 0 10 C')).toBe(5);
  expect(cost('M 0 0 B 1 1 2 2 3 3')).toBe(5);
});

test('many small outlines cost little, and as many lines across the whole page are too much', () => {
  const outlines = Array.from({ length: 10_000 }, (_, index) => {
    const x = index % 100;
    return `M ${x} 0 L ${x + 1} 0 L ${x + 1} 1 L ${x} 1 C`;
  });
  expect(cost(outlines.join(' '))).toBeLessThan(MAX_FILL_COST / 4);
  const across = Array.from(
    { length: 10_000 },
    (_, index) => `L ${index % 97} ${(index % 2) * 250}`,
  );
  expect(cost(`M 0 0 ${across.join(' ')}`)).toBeGreaterThan(MAX_FILL_COST);
});

test('what is off the sheet is not gone through', () => {
  expect(cost('M 0 0 L 0 1000000 L 0 0')).toBe(3 * 2);
});

test('a line has two sides, and its width is gone through, too', () => {
  expect(cost('M 0 0 L 0 250')).toBe(2);
  expect(cost('M 0 0 L 0 250', 0.1)).toBeCloseTo(4 * 2.0004, 3);
  expect(cost('M 0 0 L 1 0 L 2 0', 1_000)).toBeGreaterThan(cost('M 0 0 L 1 0 L 2 0', 1));
});
