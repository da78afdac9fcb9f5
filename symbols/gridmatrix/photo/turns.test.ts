import { expect, test } from 'vitest';
import { mirrored, turned } from './turns.ts';

const letters = { size: 2, darkness: Uint8Array.of(1, 2, 3, 4) };

test('the right side becomes the top', () => {
  expect([...turned(letters).darkness]).toEqual([2, 4, 1, 3]);
});

test('four turns, or two mirrors, are none', () => {
  expect(turned(turned(turned(turned(letters))))).toEqual(letters);
  expect(mirrored(mirrored(letters))).toEqual(letters);
});

test('a mirror is none of the turns', () => {
  expect([...mirrored(letters).darkness]).toEqual([1, 3, 2, 4]);
});
