import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { sm2 } from 'sm-crypto-v2';
import { expect, test } from 'vitest';
import { concat, toHex } from './bytes.ts';
import { makePrivateKey } from './private-key.ts';
import { publicKeyOf, publicPoint } from './sm2-curve.ts';
import { SM2_OVERHEAD_BYTES, sm2Decrypt, sm2Encrypt } from './sm2-encryption.ts';

const privateKey = makePrivateKey(randomBytes);
const publicKey = publicKeyOf(privateKey);
const point = publicPoint(publicKey)!;
const plains = fc.uint8Array({ minLength: 1, maxLength: 80 });

test('what is encrypted is decrypted, by the bare library too', () => {
  fc.assert(
    fc.property(plains, (plain) => {
      const cipher = sm2Encrypt(plain, point, randomBytes);
      expect(cipher).toHaveLength(plain.length + SM2_OVERHEAD_BYTES);
      expect(sm2Decrypt(cipher, privateKey)).toEqual(plain);
      const theirs = sm2.doDecrypt(toHex(cipher).slice(2), privateKey, 1, { output: 'array' });
      expect(theirs).toEqual(plain);
    }),
    { numRuns: 20 },
  );
});

test('what the bare library encrypts is decrypted', () => {
  const cipher = sm2.doEncrypt(Uint8Array.of(1, 2, 3), publicKey, 1);
  expect(sm2Decrypt(concat(Uint8Array.of(4), sm2.hexToArray(cipher)), privateKey)).toEqual(
    Uint8Array.of(1, 2, 3),
  );
});

test('any changed bit, a missing end and another key open nothing', () => {
  const cipher = sm2Encrypt(Uint8Array.of(1, 2, 3, 4), point, randomBytes);
  fc.assert(
    fc.property(fc.nat(cipher.length * 8 - 1), (bit) => {
      const changed = cipher.slice();
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(sm2Decrypt(changed, privateKey)).toBeUndefined();
      expect(sm2Decrypt(cipher.subarray(0, bit >> 3), privateKey)).toBeUndefined();
    }),
    { numRuns: 40 },
  );
  expect(sm2Decrypt(cipher, makePrivateKey(randomBytes))).toBeUndefined();
  expect(sm2Decrypt(cipher.subarray(0, SM2_OVERHEAD_BYTES), privateKey)).toBeUndefined();
});

test('a plaintext of one byte never travels as itself', () => {
  // One key stream in 256 is a single zero byte: those k are drawn again.
  const point1 = publicPoint(publicKeyOf(makePrivateKey(randomBytes)))!;
  for (let round = 0; round < 300; round++) {
    expect(sm2Encrypt(Uint8Array.of(0), point1, randomBytes).at(-1)).not.toBe(0);
  }
});
