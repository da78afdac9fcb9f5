import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SealedBody, sealedBodySchema } from '../contract/platform/common.ts';
import { unwrap } from '../contract/result.ts';
import { MAX_SEALED_BYTES } from './provider.ts';
import { createSmProvider } from './sm-provider.ts';
import { makePrivateKeys, ORDER, toBytes } from './private-key.ts';
import { utf8 } from './utf8.ts';

const provider = createSmProvider({ keys: makePrivateKeys(randomBytes), randomBytes });
const keys = unwrap(await provider.publicKeys());
const stranger = createSmProvider({ keys: makePrivateKeys(randomBytes), randomBytes });
const keyless = createSmProvider({ randomBytes });
const aad = utf8('request 1');
const KEY_UNAVAILABLE = { ok: false, error: { code: 'KEY_UNAVAILABLE' } };
const UNREADABLE = { ok: false, error: { code: 'BODY_UNREADABLE' } };

test('two different public keys', () => {
  expect(keys.sign).toMatch(/^04[0-9a-f]{128}$/);
  expect(keys.encrypt).toMatch(/^04[0-9a-f]{128}$/);
  expect(keys.sign).not.toBe(keys.encrypt);
});

test('a signature fits its message and its key alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), fc.uint8Array(), async (message, other) => {
      const signature = unwrap(await provider.sign(message));
      expect(signature).toHaveLength(64);
      expect(await keyless.verify(message, signature, keys.sign)).toBe(true);
      expect(await keyless.verify(message, signature, keys.encrypt)).toBe(false);
      const same = Buffer.compare(message, other) === 0;
      expect(await keyless.verify(other, signature, keys.sign)).toBe(same);
    }),
    { numRuns: 15 },
  );
});

test('whatever is verified, the answer is true or false', async () => {
  const signature = unwrap(await provider.sign(aad));
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), fc.string(), async (garbage, key) => {
      expect(await keyless.verify(aad, garbage, keys.sign)).toBe(false);
      expect(await keyless.verify(aad, signature, key)).toBe(false);
    }),
  );
});

test('a key looked up before is still the same after many others', async () => {
  const signature = unwrap(await provider.sign(aad));
  expect(await keyless.verify(aad, signature, keys.sign)).toBe(true);
  for (let index = 0; index < 70; index++) {
    const other = createSmProvider({ keys: makePrivateKeys(randomBytes), randomBytes });
    const { sign } = unwrap(await other.publicKeys());
    expect(await keyless.verify(aad, signature, sign)).toBe(false);
  }
  expect(await keyless.verify(aad, signature, keys.sign)).toBe(true);
});

test('signatures of another user ID do not fit', async () => {
  const privateKeys = makePrivateKeys(randomBytes);
  const other = createSmProvider({ keys: privateKeys, randomBytes, userId: 'HALL-01' });
  const usual = createSmProvider({ keys: privateKeys, randomBytes });
  const { sign } = unwrap(await other.publicKeys());
  const signature = unwrap(await other.sign(aad));
  expect(await other.verify(aad, signature, sign)).toBe(true);
  expect(await usual.verify(aad, signature, sign)).toBe(false);
});

test('what is sealed fits the contract, and only its receiver opens it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (plain) => {
      const sealed = unwrap(await stranger.seal(plain, keys.encrypt, aad));
      expect(sealedBodySchema.parse(sealed)).toEqual(sealed);
      expect(unwrap(await provider.open(sealed, aad))).toEqual(plain);
      expect(await stranger.open(sealed, aad)).toEqual(UNREADABLE);
    }),
    { numRuns: 10 },
  );
});

test('the largest body can be sealed and opened, a larger one is a bug', async () => {
  const plain = randomBytes(MAX_SEALED_BYTES);
  const sealed = unwrap(await stranger.seal(plain, keys.encrypt, aad));
  expect(Buffer.compare(unwrap(await provider.open(sealed, aad)), plain)).toBe(0);
  const larger = new Uint8Array(MAX_SEALED_BYTES + 1);
  expect(() => stranger.seal(larger, keys.encrypt, aad)).toThrow(RangeError);
});

test('no part of a sealed body can be changed, nor taken from another', async () => {
  const sealed = unwrap(await stranger.seal(utf8('the body'), keys.encrypt, aad));
  const other = unwrap(await stranger.seal(utf8('the body'), keys.encrypt, aad));
  expect(await provider.open(sealed, utf8('request 2'))).toEqual(UNREADABLE);
  for (const part of ['key', 'iv', 'data', 'tag'] as const) {
    expect(other[part]).not.toBe(sealed[part]);
    expect(await provider.open({ ...sealed, [part]: other[part] }, aad), part).toEqual(UNREADABLE);
    for (const wrong of ['', 'AA==', '?', sealed[part].slice(4), 'A'.repeat(4_000)]) {
      expect(await provider.open({ ...sealed, [part]: wrong }, aad), part).toEqual(UNREADABLE);
    }
  }
  for (const wrong of [null, {}, { ...sealed, alg: 'none' }, { ...sealed, more: 1 }]) {
    expect(await provider.open(wrong as SealedBody, aad)).toEqual(UNREADABLE);
  }
});

test('without keys it verifies and seals, but neither signs nor opens', async () => {
  const sealed = unwrap(await keyless.seal(aad, keys.encrypt, aad));
  expect(unwrap(await provider.open(sealed, aad))).toEqual(aad);
  expect(await keyless.sign(aad)).toEqual(KEY_UNAVAILABLE);
  expect(await keyless.open(sealed, aad)).toEqual(KEY_UNAVAILABLE);
  expect(await keyless.publicKeys()).toEqual(KEY_UNAVAILABLE);
});

test('a receiver’s key beside the curve seals nothing', async () => {
  const key = `${keys.encrypt.slice(0, -1)}${keys.encrypt.endsWith('0') ? '1' : '0'}`;
  expect(await provider.seal(aad, key, aad)).toEqual(KEY_UNAVAILABLE);
});

test.each(['', '0'.repeat(64), Buffer.from(toBytes(ORDER - 1n)).toString('hex')])(
  'a private key %j is a bug of its giver',
  (wrong) => {
    const right = makePrivateKeys(randomBytes);
    expect(() => createSmProvider({ keys: { ...right, sign: wrong }, randomBytes })).toThrow(
      RangeError,
    );
    expect(() => createSmProvider({ keys: { ...right, encrypt: wrong }, randomBytes })).toThrow(
      RangeError,
    );
  },
);
