import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  birthInNumber,
  idCheckCharacter,
  isDate,
  isForeignNumber,
  isHkMoTwNumber,
  isIdNumber,
} from './id-number.ts';

// Worked examples of the standards; nobody's numbers.
test.each([
  ['11010519491231002', 'X'],
  ['81000019940823002', '1'],
  ['83000019920130002', '2'],
])('the check character of %s is %s', (digits, check) => {
  expect(idCheckCharacter(digits)).toBe(check);
  expect(isIdNumber(digits + check)).toBe(true);
});

test.each([
  ['110105194912310021', 'check character'],
  ['11010519491231002x', 'lower-case X'],
  ['1101051949123100', 'length'],
  ['910105194912310020', 'first digit of a foreign permanent resident'],
  ['11010519491331002X', 'month 13'],
])('%s is none: %s', (text) => {
  expect(isIdNumber(text)).toBe(false);
});

test('one wrong digit is always found', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(9), { minLength: 17, maxLength: 17 }),
      fc.nat(16),
      fc.integer({ min: 1, max: 9 }),
      (digits, place, shift) => {
        const changed = digits.with(place, ((digits[place] ?? 0) + shift) % 10);
        expect(idCheckCharacter(changed.join(''))).not.toBe(idCheckCharacter(digits.join('')));
      },
    ),
  );
});

test.each([
  ['20240229', true],
  ['20230229', false],
  ['20231301', false],
  ['20230431', false],
  ['18791231', false],
  ['22000101', false],
  ['2023010', false],
  ['2023 101', false],
])('%s is a date: %s', (text, expected) => {
  expect(isDate(text)).toBe(expected);
});

test.each([
  ['390101199003070021', [true, false, false]],
  ['810000199408230021', [true, true, false]],
  ['830000199201300022', [true, true, false]],
  ['840000199201300024', [true, false, false]],
  ['939124198503070027', [false, false, true]],
  ['939124198513070027', [false, false, false]],
  ['039124198503070027', [false, false, false]],
])('%s is a citizen, of Hong Kong, Macau or Taiwan, a foreigner: %j', (text, expected) => {
  expect([isIdNumber(text), isHkMoTwNumber(text), isForeignNumber(text)]).toEqual(expected);
});

test('the birth stands at the same place in all of them', () => {
  expect(birthInNumber('939124198503070027')).toBe('19850307');
});
