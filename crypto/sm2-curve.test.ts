import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { fromHex, toHex } from './bytes.ts';
import { makePrivateKey } from './private-key.ts';
import { keyForOnce, publicKeyOf, publicPoint } from './sm2-curve.ts';

const NINE = '9'.padStart(64, '0');

test('the public key of a private one is a point', () => {
  const publicKey = publicKeyOf(makePrivateKey(randomBytes));
  expect(publicPoint(publicKey)?.hex).toBe(publicKey);
});

test.each([
  ['the point at infinity', '00'],
  ['nothing', ''],
  ['zeros', `04${'0'.repeat(128)}`],
  ['a compressed point', `02${publicKeyOf(NINE).slice(2, 66)}`],
  ['no hexadecimal digits', `04${'z'.repeat(128)}`],
  ['capital letters', publicKeyOf(NINE).toUpperCase()],
  ['one byte too many', `${publicKeyOf(NINE)}00`],
  ['coordinates above the field', `04${'f'.repeat(128)}`],
])('%s is no public key', (_, key) => {
  expect(publicPoint(key)).toBeUndefined();
  expect(keyForOnce(key)).toBeUndefined();
});

test('a point beside the curve is no public key', () => {
  const bytes = fromHex(publicKeyOf(NINE));
  bytes[64]! ^= 1;
  expect(publicPoint(toHex(bytes))).toBeUndefined();
  expect(keyForOnce(toHex(bytes))).toBeUndefined();
});
