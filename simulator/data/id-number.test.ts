import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idNumberCheckDigit, idNumberFits } from './id-number.ts';

test.each([
  ['11010519491231002', 'X'],
  ['81000019940823002', '1'],
  ['83000019920130002', '2'],
])('%s is checked by %s', (body, check) => {
  expect(idNumberCheckDigit(body)).toBe(check);
  expect(idNumberFits(body + check)).toBe(true);
});

test('a number of another length or alphabet never fits', () => {
  expect(idNumberFits('')).toBe(false);
  expect(idNumberFits('1101051949123100X')).toBe(false);
  expect(idNumberFits('11010519491231002x')).toBe(false);
});

test('every single wrong digit is found', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 });
  fc.assert(
    fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
      const text = body.join('');
      const wrong = text.slice(0, at) + String((body[at]! + shift) % 10) + text.slice(at + 1);
      expect(idNumberFits(wrong + idNumberCheckDigit(text))).toBe(false);
    }),
  );
});
