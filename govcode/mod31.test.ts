import { expect, test } from 'vitest';
import { mod31CheckCharacter, mod31Fits } from './mod31.ts';

// The example of GB 32100, and credit codes of public bodies.
test.each([
  ['91350100M000100Y4', '3'],
  ['11100000000013338', 'W'],
  ['11220000013544541', 'J'],
  ['11430000006122244', 'L'],
  ['11330105002500287', 'C'],
  ['11100000MB0327169', '9'],
  ['11100000000013127', 'D'],
])('%s is checked by %s', (text, check) => {
  expect(mod31CheckCharacter(text)).toBe(check);
  expect(mod31Fits(text + check)).toBe(true);
});

test('letters that GB 32100 leaves out have no value', () => {
  for (const letter of 'IOSVZ') expect(mod31CheckCharacter(`1${letter}`)).toBeUndefined();
});
