import { expect, it } from 'vitest';
import { createCosts } from './costs.ts';

it('believes the guess until it was measured', () => {
  const costs = createCosts();
  expect(costs.expect('a', 500_000, 8)).toBe(4);
  costs.learn('a', 250_000, 3);
  expect(costs.expect('a', 500_000, 8)).toBe(6);
  expect(costs.expect('b', 500_000, 8)).toBe(4);
});

it('lets one slow moment count for little', () => {
  const costs = createCosts();
  costs.learn('a', 1_000_000, 10);
  costs.learn('a', 1_000_000, 110);
  expect(costs.expect('a', 1_000_000, 0)).toBeCloseTo(30);
});
