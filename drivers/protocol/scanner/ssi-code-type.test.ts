import { expect, test } from 'vitest';
import { splitAim } from './aim.ts';
import { aimOfSsiType } from './ssi-code-type.ts';

test.each([
  [0x07, ']G0'],
  [0x0a, ']E4'],
  [0x0b, ']E0'],
  [0x0f, ']C1'],
])('type %i stands for %s', (type, identifier) => {
  expect(aimOfSsiType(type)).toEqual(splitAim(Buffer.from(identifier)).aim);
});

test('a type that leaves the modifier open stands for none', () => {
  for (const type of [0x00, 0x03, 0x1b, 0x1c, 0xff]) expect(aimOfSsiType(type)).toBeUndefined();
});
