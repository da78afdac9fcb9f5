import { constants, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../crypto/bytes.ts';
import { nodeCrypto } from './foreign-crypto.node.ts';
import { rsaPair, spkiOf } from './rsa.test-support.node.ts';

const MESSAGE = new TextEncoder().encode('abc');

test.each([
  // FIPS 180-4, examples.
  ['SHA-1', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
  ['SHA-256', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
] as const)('%s of the example in its standard', (name, hex) => {
  expect(toHex(nodeCrypto.digest(name, MESSAGE))).toBe(hex);
});

test.each([
  ['SHA-384', 48],
  ['SHA-512', 64],
] as const)('%s has %i bytes', (name, length) => {
  expect(nodeCrypto.digest(name, MESSAGE)).toHaveLength(length);
});

describe('RSA', () => {
  const { publicKey, privateKey } = rsaPair();
  const key = spkiOf(publicKey);
  const signature = new Uint8Array(sign('sha256', MESSAGE, privateKey));
  const verify = (change: { key?: Uint8Array; message?: Uint8Array; signature?: Uint8Array }) =>
    nodeCrypto.verifyRsa(
      'SHA-256',
      change.key ?? key,
      change.message ?? MESSAGE,
      change.signature ?? signature,
    );
  test('one signature, again and again', () => {
    expect([verify({}), verify({})]).toEqual([true, true]);
  });
  test('not of another message, by another key or with another digest', () => {
    expect(verify({ message: Uint8Array.of(1) })).toBe(false);
    expect(verify({ key: spkiOf(rsaPair().publicKey) })).toBe(false);
    expect(nodeCrypto.verifyRsa('SHA-512', key, MESSAGE, signature)).toBe(false);
  });
  test('not where a byte is missing, added or changed', () => {
    expect(verify({ signature: signature.subarray(1) })).toBe(false);
    expect(verify({ signature: Uint8Array.of(0, ...signature) })).toBe(false);
    expect(verify({ signature: new Uint8Array() })).toBe(false);
    expect(verify({ signature: signature.map((byte, at) => (at === 9 ? byte ^ 1 : byte)) })).toBe(
      false,
    );
  });
  test('not by RSASSA-PSS', () => {
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    const other = sign('sha256', MESSAGE, { key: privateKey, padding });
    expect(verify({ signature: new Uint8Array(other) })).toBe(false);
  });
  test('not by a key of another kind, nor by bytes that are none', () => {
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(verify({ key: spkiOf(curve.publicKey) })).toBe(false);
    expect(verify({ key: Uint8Array.of(1, 2, 3) })).toBe(false);
  });
});
