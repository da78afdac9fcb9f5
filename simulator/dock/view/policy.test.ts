import { expect, test } from 'vitest';
import { DEFAULT_POLICY, policySchema } from '../../control-api.ts';
import {
  DECISION_NAMES,
  DECISIONS,
  FIGURE_NAMES,
  FIGURES,
  figuresWith,
  SWITCHES,
} from './policy.ts';

test('every part of the policy can be set, once', () => {
  const names = [...FIGURE_NAMES, ...DECISION_NAMES, ...SWITCHES];
  expect([...names].sort()).toEqual(Object.keys(policySchema.shape).sort());
});

test('whatever is offered fits the policy', () => {
  const offers = [
    ...FIGURE_NAMES.flatMap((name) => FIGURES[name].map((value) => ({ [name]: value }))),
    ...DECISION_NAMES.flatMap((name) => DECISIONS[name].map((value) => ({ [name]: value }))),
  ];
  for (const offer of offers) policySchema.parse({ ...DEFAULT_POLICY, ...offer });
});

test('a figure from elsewhere is shown among the others', () => {
  expect(figuresWith('tokenUses', 7)).toEqual([1, 5, 7, 20, 100]);
  expect(figuresWith('clockOffsetS', 0)).toEqual([...FIGURES.clockOffsetS]);
});
