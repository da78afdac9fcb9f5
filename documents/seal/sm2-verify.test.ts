import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../crypto/bytes.ts';
import { makePrivateKey } from '../../crypto/private-key.ts';
import { publicKeyOf } from '../../crypto/sm2-curve.ts';
import { signSm2 } from '../builder/issue-certificate.ts';
import { readDer, sequenceOf } from './der.ts';
import { randomBytes } from './signed-samples.test-support.ts';
import { sm3Bytes, verifySm2 } from './sm2-verify.ts';

const MESSAGE = new TextEncoder().encode('虚构文件');

function signer() {
  const key = makePrivateKey(randomBytes);
  return { publicKey: publicKeyOf(key), sign: () => signSm2(MESSAGE, key, randomBytes) };
}

/** r and s without DER, 64 bytes. */
function rawOf(signature: Uint8Array): Uint8Array {
  const numbers = sequenceOf(readDer(signature)) ?? [];
  return fromHex(
    numbers.map(({ content }) => toHex(content).padStart(64, '0').slice(-64)).join(''),
  );
}

describe('a signature', () => {
  test('fits its message, key and bytes, the first time and every further one', () => {
    const { publicKey, sign } = signer();
    for (let time = 0; time < 3; time++) {
      const signature = sign();
      expect(verifySm2(MESSAGE, signature, publicKey)).toBe(true);
      expect(verifySm2(MESSAGE, rawOf(signature), publicKey)).toBe(true);
      expect(verifySm2(MESSAGE.subarray(1), signature, publicKey)).toBe(false);
      expect(verifySm2(MESSAGE, signature, signer().publicKey)).toBe(false);
    }
  });

  test('keeps fitting after more keys than are kept', () => {
    const { publicKey, sign } = signer();
    const signature = sign();
    for (let other = 0; other < 40; other++) {
      expect(verifySm2(MESSAGE, signature, signer().publicKey)).toBe(false);
    }
    expect(verifySm2(MESSAGE, signature, publicKey)).toBe(true);
  });

  test.each([
    ['nothing', Uint8Array.of()],
    ['one number', Uint8Array.of(0x30, 3, 2, 1, 1)],
    [
      'a number of 33 bytes',
      Uint8Array.of(0x30, 38, 2, 33, ...new Uint8Array(33).fill(1), 2, 1, 1),
    ],
    ['63 bytes', new Uint8Array(63).fill(1)],
  ])('is not %s', (_what, bytes) => {
    expect(verifySm2(MESSAGE, bytes, signer().publicKey)).toBe(false);
  });

  test('has no key beside the curve', () => {
    const { publicKey, sign } = signer();
    const wrong = publicKey.slice(0, -1) + (publicKey.endsWith('0') ? '1' : '0');
    expect([1, 2].map(() => verifySm2(MESSAGE, sign(), wrong))).toEqual([false, false]);
  });
});

test('SM3 of `abc` is that of the standard (GB/T 32905, A.1)', () => {
  expect(toHex(sm3Bytes(new TextEncoder().encode('abc')))).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  );
});
