import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mod3736CheckCharacter, mod3736Fits } from './mod37-36.ts';

// Public certificate identifiers (GB/T 36904) without root and dots; the last character checks.
test.each([
  ['11100000000013338W03211220000013544541J2430599001', 'F'],
  ['11100000000013338W01111430000006122244L20230000403001', 'U'],
  ['11100000000013338W00911330105002500287C2025052201002', '0'],
  ['11100000MB03271699022340100000000016001', '9'],
  ['A12425GABC1234002', 'M'],
])('%s is checked by %s', (text, check) => {
  expect(mod3736CheckCharacter(text)).toBe(check);
  expect(mod3736Fits(text + check)).toBe(true);
});

test('a documentation example with a wrong check character is found', () => {
  const wrong = '11100000000013661B006113700000045046442209FA4E88F9E4C878F3E9BED2CE7EA49001M';
  expect(mod3736Fits(wrong)).toBe(false);
  expect(mod3736CheckCharacter(wrong.slice(0, -1))).toBe('D');
});

test('characters outside the alphabet have no check character', () => {
  expect(mod3736CheckCharacter('12a')).toBeUndefined();
  expect(mod3736Fits('12-3')).toBe(false);
  expect(mod3736Fits('')).toBe(false);
});

const text = fc
  .array(fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), {
    minLength: 2,
    maxLength: 60,
  })
  .map((characters) => characters.join(''));

test('every single wrong character is found', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.integer({ min: 1, max: 35 }), (body, at, shift) => {
      const whole = body + mod3736CheckCharacter(body)!;
      const index = at % whole.length;
      const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
      const other = alphabet[(alphabet.indexOf(whole[index]!) + shift) % 36]!;
      expect(mod3736Fits(whole.slice(0, index) + other + whole.slice(index + 1))).toBe(false);
    }),
  );
});
