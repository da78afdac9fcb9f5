import { expect, test } from 'vitest';
import { createCardMark } from './card-mark.ts';

const ONE = Uint8Array.of(1, 2, 3, 4);
const OTHER = Uint8Array.of(1, 2, 3, 5);

test('the same answer is the same card, another one another', () => {
  const mark = createCardMark();
  mark.keep(ONE);
  expect(mark.isAnother(OTHER)).toBe(true);
  expect(mark.isAnother(ONE)).toBe(false);
  expect(mark.isAnother(ONE.subarray(1))).toBe(true);
});

test('a reader whose answers change all the time says nothing of the card', () => {
  const mark = createCardMark();
  mark.keep(ONE);
  expect(mark.isAnother(OTHER)).toBe(true);
  mark.mistook();
  expect(mark.isAnother(OTHER)).toBe(false);
  expect(mark.isAnother(ONE)).toBe(false);
  // Twice the same in a row: from here on a difference counts.
  expect(mark.isAnother(ONE)).toBe(false);
  expect(mark.isAnother(OTHER)).toBe(true);
});

test('what is kept is a copy', () => {
  const mark = createCardMark();
  const answer = Uint8Array.from(ONE);
  mark.keep(answer);
  answer.fill(0);
  expect(mark.isAnother(ONE)).toBe(false);
});

test('where nothing is kept, nothing is another', () => {
  const mark = createCardMark();
  mark.keep(ONE);
  expect(mark.isAnother(ONE)).toBe(false);
  mark.forget();
  expect(mark.isAnother(OTHER)).toBe(false);
  expect(mark.isAnother(ONE)).toBe(true);
});
