import { expect, test } from 'vitest';
import { charactersAt, type CharacterMode } from './characters.ts';

/** How many bytes, and the values that stand for them. */
function found(mode: CharacterMode, text: string, pairs = true): readonly unknown[] {
  const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  return charactersAt(mode, bytes, 0, pairs).map(({ length, codes }) => [
    length,
    ...codes.map(({ value }) => value),
  ]);
}

test('Chinese mode has pairs, line ends, two digits and any byte', () => {
  expect(found('chinese', '\xb0\xa1')).toEqual([
    [2, 9 * 96 + 1],
    [1, 7777 + 0xb0],
  ]);
  expect(found('chinese', '\xb0\xa1', false)).toEqual([[1, 7777 + 0xb0]]);
  expect(found('chinese', '\r\n')[0]).toEqual([2, 7776]);
  expect(found('chinese', '42')[0]).toEqual([2, 8033 + 42]);
  expect(found('chinese', '4')).toEqual([[1, 7777 + 0x34]]);
});

test('numeral mode has groups of up to three digits with one sign', () => {
  expect(found('numeral', '1234')).toEqual([
    [1, 100],
    [2, 120],
    [3, 123],
  ]);
  expect(found('numeral', '1.234')).toEqual([
    [1, 100],
    [3, 1010, 120],
    [4, 1010, 123],
  ]);
  expect(found('numeral', '1\r\n2.3')).toEqual([
    [1, 100],
    [4, 1016, 120],
  ]);
  expect(found('numeral', '-')).toEqual([]);
  expect(found('numeral', '-a')).toEqual([]);
});

test('letters have a space and shifted signs, and no character of the other case', () => {
  expect(found('lower', 'z')).toEqual([[1, 25]]);
  expect(found('upper', ' ')).toEqual([[1, 26]]);
  expect(found('upper', '\x00')).toEqual([[1, 125, 0]]);
  expect(found('lower', '{')).toEqual([[1, 125, 60]]);
  expect(found('upper', '[')).toEqual([[1, 125, 54]]);
  for (const other of ['A', '1', '\x7f', '\xff']) expect(found('lower', other)).toEqual([]);
});

test('mixed mode has digits, letters, a space and shifted signs', () => {
  expect(['7', 'B', 'c', ' '].flatMap((sign) => found('mixed', sign))).toEqual([
    [1, 7],
    [1, 11],
    [1, 38],
    [1, 62],
  ]);
  expect(found('mixed', '~')).toEqual([[1, 1014, 63]]);
  expect(found('mixed', '\x7f')).toEqual([]);
});
