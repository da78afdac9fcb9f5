import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  booleanOf,
  boxOf,
  colourNumbers,
  deltasOf,
  idOf,
  matrixOf,
  numberOf,
  numbersOf,
  wordOf,
} from './values.ts';

test.each([
  ['5 g 3 2.5 7', [5, 2.5, 2.5, 2.5, 7]],
  ['g 2 1 g 1 -4', [1, 1, -4]],
  ['3.175', [3.175]],
  ['g 2', undefined],
  ['g x 1', undefined],
  ['1 two', undefined],
])('%s is %j', (text, deltas) => {
  expect(deltasOf(text, 100)).toEqual(deltas);
});

test('a repeat of a milliard times stays within the limit', () => {
  expect(deltasOf('g 999999999 1', 10)).toHaveLength(10);
});

test('boxes and matrices want all their numbers', () => {
  expect(boxOf('0 0 210 297')).toEqual({ x: 0, y: 0, w: 210, h: 297 });
  expect(boxOf('0,0,210,297')).toEqual({ x: 0, y: 0, w: 210, h: 297 });
  expect(boxOf('0 0 210')).toBeUndefined();
  expect(boxOf('0 0 -1 5')).toBeUndefined();
  expect(matrixOf('1 0 0 1 2 3')).toEqual([1, 0, 0, 1, 2, 3]);
  expect(matrixOf('1 0 0 1 2')).toBeUndefined();
});

test('numbers', () => {
  expect([numberOf('1e3'), numberOf(''), numberOf('x'), numberOf('1e300')]).toEqual([
    1000,
    undefined,
    undefined,
    undefined,
  ]);
  expect([idOf('12'), idOf('-1'), idOf('1.5')]).toEqual([12, undefined, undefined]);
  expect(numbersOf(' 1 2\n3 ')).toEqual([1, 2, 3]);
  expect(numbersOf('')).toBeUndefined();
});

test('words and truth', () => {
  expect([booleanOf('True'), booleanOf('0'), booleanOf('ja')]).toEqual([true, false, undefined]);
  expect(wordOf('foreground', ['Body', 'Foreground'])).toBe('Foreground');
  expect(wordOf(undefined, ['Body', 'Foreground'])).toBe('Body');
});

test.each([
  ['156 82 35', [156, 82, 35]],
  ['#FF0080', [255, 0, 128]],
  ['#FF #00 #80', [255, 0, 128]],
  ['red', undefined],
])('the colour %s', (text, values) => {
  expect(colourNumbers(text)).toEqual(values);
});

test('whatever stands there, no list is longer than asked for', () => {
  const word = fc.constantFrom('g', '1', '-2.5', '99999999', 'x', ' ', '1e400');
  fc.assert(
    fc.property(fc.array(word), (words) => {
      expect(deltasOf(words.join(' '), 50)?.length ?? 0).toBeLessThanOrEqual(50);
    }),
  );
});
