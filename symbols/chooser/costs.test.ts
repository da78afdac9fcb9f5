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
  expect(costs.expect('a', 1_000_000, 0)).toBeCloseTo(14);
});

it('takes what was dear for dear, and lets it be cheap only by and by', () => {
  const costs = createCosts();
  for (const tookMs of [10, 15, 15, 15]) costs.learn('a', 1_000_000, tookMs);
  expect(costs.expect('a', 1_000_000, 0)).toBeGreaterThan(13.5);
  costs.learn('a', 1_000_000, 5);
  expect(costs.expect('a', 1_000_000, 0)).toBeGreaterThan(13);
});

it('forgets what was too dear, so that it is tried again', () => {
  const costs = createCosts();
  costs.learn('a', 1_000_000, 100);
  for (let frame = 0; frame < 60; frame++) costs.forget('a');
  expect(costs.expect('a', 1_000_000, 0)).toBeLessThan(33);
  costs.forget('never measured');
  expect(costs.expect('never measured', 1_000_000, 8)).toBe(8);
});
