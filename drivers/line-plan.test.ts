import { expect, test } from 'vitest';
import { createLinePlan, type LinePlan } from './line-plan.ts';

const LINES = [115_200, 57_600, 9_600].map((baudRate) => ({ baudRate }));

function round(plan: LinePlan): number[] {
  const tried = [plan.current().baudRate];
  while (plan.next()) tried.push(plan.current().baudRate);
  return tried;
}

test('every setting is tried once in a round, and the next round is the same', () => {
  const plan = createLinePlan(LINES);
  expect(plan.isDetecting).toBe(true);
  expect(round(plan)).toEqual([115_200, 57_600, 9_600]);
  expect(round(plan)).toEqual([115_200, 57_600, 9_600]);
});

test('what has worked is the first from then on, and the others keep their order', () => {
  const plan = createLinePlan(LINES);
  plan.next();
  plan.worked();
  expect(round(plan)).toEqual([57_600, 115_200, 9_600]);
  plan.next();
  plan.next();
  plan.worked();
  expect(round(plan)).toEqual([9_600, 115_200, 57_600]);
});

test('a restart begins with the first, wherever the round stood', () => {
  const plan = createLinePlan(LINES);
  plan.next();
  plan.restart();
  expect(plan.current()).toEqual({ baudRate: 115_200 });
});

test('one setting, or none, is nothing to find out', () => {
  const one = createLinePlan([{ baudRate: 19_200 }]);
  expect([one.isDetecting, one.current().baudRate, one.next()]).toEqual([false, 19_200, false]);
  const none = createLinePlan([]);
  none.worked();
  expect([none.isDetecting, none.next()]).toEqual([false, false]);
});
