import { expect, test } from 'vitest';
import { lengthIn } from './svg-lengths.ts';

const BASE = { fontSize: 20, side: 400 };

test.each([
  ['1.5', 1.5],
  [' -2e1px ', -20],
  ['1in', 96],
  ['72PT', 96],
  ['.5em', 10],
  ['25%', 100],
  ['', undefined],
  ['auto', undefined],
  ['calc(1px)', undefined],
  ['1vw', undefined],
  ['1'.repeat(65), undefined],
])('%j', (text, expected) => {
  expect(lengthIn(text, BASE)).toBe(expected);
});
