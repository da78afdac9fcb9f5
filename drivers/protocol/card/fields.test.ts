import { expect, test } from 'vitest';
import { field, fieldInPieces, readFields, unitsAt } from './fields.ts';
import { isProse } from './rules.ts';

const ANY = (): boolean => true;

test('fields are taken by bytes and lose their padding, blanks or zeros, not what leads them', () => {
  const table = { first: field(0, 6, ANY), second: field(6, 6, ANY), third: field(12, 4, ANY) };
  const value = { first: 'ab', second: ' cd', third: '' };
  expect(readFields('ab  cd\0 \0', table)).toEqual({ ok: true, value });
});

test('a field in two pieces keeps the blank at the seam', () => {
  const table = {
    name: fieldInPieces(
      [
        [0, 8],
        [12, 6],
      ],
      ANY,
    ),
  };
  expect(readFields('ANN 88LEE', table)).toEqual({ ok: true, value: { name: 'ANN LEE' } });
});

test('the first field that does not fit is named, in the order of the table', () => {
  const table = {
    one: field(0, 2, isProse),
    two: field(2, 2, isProse),
    three: field(4, 2, isProse),
  };
  const failed = { ok: false, error: { code: 'CARD_DATA', detail: 'two' } };
  expect(readFields('a  ', table)).toEqual(failed);
});

test('a text that ends early gives empty fields', () => {
  expect(unitsAt('ab', 8, 2)).toBe('');
  expect(readFields('', { one: field(0, 30, ANY) })).toEqual({ ok: true, value: { one: '' } });
});
