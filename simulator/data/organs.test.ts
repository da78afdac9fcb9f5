import { expect, test } from 'vitest';
import { creditCodeCheckCharacter } from './credit-code.ts';
import { organById } from './organs.ts';

test('an organ carries a credit code of its region with a right check character', () => {
  const { creditCode } = organById('hefeng-market');
  expect(creditCode).toMatch(/^11390102[0-9A-Y]{10}$/);
  expect(creditCodeCheckCharacter(creditCode.slice(0, 17))).toBe(creditCode[17]);
});

test('an organ that is not in the data is a bug', () => {
  expect(() => organById('nowhere')).toThrow('nowhere');
});
