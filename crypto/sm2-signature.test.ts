import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { sm2 } from 'sm-crypto-v2';
import { expect, test } from 'vitest';
import { concat, toHex } from './bytes.ts';
import { makePrivateKey, ORDER, toBytes } from './private-key.ts';
import { publicKeyOf, publicPoint } from './sm2-curve.ts';
import {
  DEFAULT_USER_ID,
  identityDigest,
  messageDigest,
  signDigest,
  verifyDigest,
} from './sm2-signature.ts';
import { utf8 } from './utf8.ts';

const privateKey = makePrivateKey(randomBytes);
const publicKey = publicKeyOf(privateKey);
const point = publicPoint(publicKey)!;
const z = identityDigest(publicKey, DEFAULT_USER_ID);
const digest = messageDigest(z, utf8('a message'));
const signature = signDigest(digest, privateKey, randomBytes);

test('what is signed here, the bare library accepts, and the other way round', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
      const ours = toHex(signDigest(messageDigest(z, message), privateKey, randomBytes));
      expect(sm2.doVerifySignature(message, ours, publicKey, { hash: true })).toBe(true);
      const theirs = sm2.doSignature(message, privateKey, { hash: true });
      expect(verifyDigest(messageDigest(z, message), sm2.hexToArray(theirs), point)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('a signature with any bit changed, or of another digest, is none', () => {
  expect(verifyDigest(digest, signature, point)).toBe(true);
  fc.assert(
    fc.property(fc.nat(511), (bit) => {
      const changed = signature.slice();
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(verifyDigest(digest, changed, point)).toBe(false);
      const other = digest.slice();
      other[(bit >> 3) % 32]! ^= 1 << (bit & 7);
      expect(verifyDigest(other, signature, point)).toBe(false);
    }),
    { numRuns: 40 },
  );
});

const [r, s] = [signature.slice(0, 32), signature.slice(32)];
const [zero, n] = [toBytes(0n), toBytes(ORDER)];
test.each([
  ['nothing', new Uint8Array()],
  ['too short', signature.subarray(1)],
  ['too long', concat(signature, Uint8Array.of(0))],
  ['r = 0', concat(zero, s)],
  ['s = 0', concat(r, zero)],
  ['r = n', concat(n, s)],
  ['s = n', concat(r, n)],
  ['all ones', new Uint8Array(64).fill(0xff)],
  ['r + s = n', concat(toBytes(ORDER - 5n), toBytes(5n))],
])('%s is no signature, and no exception', (_, garbage) => {
  expect(verifyDigest(digest, garbage, point)).toBe(false);
});

test('r = 0 is refused even for a digest that is made to fit it', () => {
  // With r = 0 the equation is e = -x mod n for the point s·(G + P), which anybody can compute.
  const sum = sm2.getPublicKeyFromPrivateKey(
    toHex(toBytes((BigInt(`0x${privateKey}`) + 1n) % ORDER)),
  );
  const made = toBytes(ORDER - (BigInt(`0x${sum.slice(2, 66)}`) % ORDER));
  const forged = concat(zero, toBytes(1n));
  expect(sm2.doVerifySignature(made, toHex(forged), publicKey)).toBe(true);
  expect(verifyDigest(made, forged, point)).toBe(false);
});

test('another user ID makes another signature', () => {
  const other = identityDigest(publicKey, 'ALICE123@YAHOO.COM');
  expect(verifyDigest(messageDigest(other, utf8('a message')), signature, point)).toBe(false);
  expect(() => identityDigest(publicKey, 'x'.repeat(8_192))).toThrow(RangeError);
});

test('k is drawn anew each time', () => {
  const again = signDigest(digest, privateKey, randomBytes);
  expect(toHex(again)).not.toBe(toHex(signature));
  expect(verifyDigest(digest, again, point)).toBe(true);
});
