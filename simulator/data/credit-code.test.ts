import { expect, test } from 'vitest';
import { creditCodeCheckCharacter, creditCodeOf, organCodeCheckCharacter } from './credit-code.ts';

test('the published code of a ministry comes out of its parts', () => {
  expect(organCodeCheckCharacter('00001333')).toBe('8');
  expect(creditCodeOf('11', '100000', '00001333')).toMatch(/^11100000000013338[0-9A-Y]$/);
  expect(creditCodeCheckCharacter('11100000000013338')).toBe('W');
});

test('the example of GB 32100 is checked by its last character', () => {
  expect(creditCodeCheckCharacter('91350100M000100Y4')).toBe('3');
});

test('remainders 10 and 11 of the organisation code become X and 0', () => {
  // Found by counting up: 3·d mod 11 decides alone where the other digits are 0.
  expect(organCodeCheckCharacter('40000000')).toBe('X');
  expect(organCodeCheckCharacter('00000000')).toBe('0');
});

test('the weighted sum of a whole code is a multiple of 31', () => {
  const code = creditCodeOf('11', '390102', '39010211');
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let sum = 0;
  [...code].forEach((character, at) => {
    sum += alphabet.indexOf(character) * (at === 17 ? 1 : 3 ** at % 31);
  });
  expect(code).toHaveLength(18);
  expect(sum % 31).toBe(0);
});
