import { expect, test } from 'vitest';
import { samNumber } from './sam-number.ts';

test('the sixteen bytes are printed in the form that stands on readers', () => {
  // 5, 1, 20240147 (0x0134D713; no rule of the calendar holds here), 1234567 (0x0012D687), 4294967295.
  const data = Buffer.from('05000100 13d73401 87d61200 ffffffff'.replaceAll(' ', ''), 'hex');
  expect(samNumber(data)).toBe('05.01-20240147-0001234567-4294967295');
});

test('any other length is no number', () => {
  expect(samNumber(new Uint8Array(15))).toBeUndefined();
  expect(samNumber(new Uint8Array(17))).toBeUndefined();
});
