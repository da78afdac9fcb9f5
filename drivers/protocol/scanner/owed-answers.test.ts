import { expect, test } from 'vitest';
import { createOwedAnswers, type OwedAnswer } from './owed-answers.ts';

function answer(asked?: Uint8Array): OwedAnswer {
  return { ...(asked && { asked }), read: () => () => 'no' };
}

const ONE = Uint8Array.of(1);
const TWO = Uint8Array.of(2);

test('each is owed once, up to its time', () => {
  const owed = createOwedAnswers();
  expect(owed.isAny(0)).toBe(false);
  owed.add(answer(ONE), 100);
  owed.add(answer(ONE), 200);
  expect(owed.isAny(100)).toBe(true);
  expect(owed.startingWith(undefined)).toHaveLength(2);
  expect(owed.isAny(101)).toBe(true);
  expect(owed.startingWith(undefined)).toHaveLength(1);
  expect(owed.isAny(201)).toBe(false);
});

test('what has come is owed no more; its like still is', () => {
  const owed = createOwedAnswers();
  const [first, second] = [answer(ONE), answer(ONE)];
  owed.add(first, 100);
  owed.add(second, 100);
  owed.remove(first);
  expect(owed.startingWith(ONE)).toEqual([second]);
  owed.remove(second);
  expect(owed.isAny(0)).toBe(false);
});

test('those to the command that waits come first, the others in their order', () => {
  const owed = createOwedAnswers();
  const all = [answer(ONE), answer(), answer(TWO), answer(ONE)];
  for (const each of all) owed.add(each, 100);
  expect(owed.startingWith(TWO)).toEqual([all[2], all[0], all[1], all[3]]);
});
