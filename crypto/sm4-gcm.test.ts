import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gcmDecrypt, gcmEncrypt } from './sm4-gcm.ts';

const input = { key: randomBytes(16), iv: randomBytes(12), aad: Uint8Array.of(1, 2, 3) };

test('what is encrypted is decrypted, and carries none of the plaintext’s blocks', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (plain) => {
      const output = gcmEncrypt(plain, input);
      expect(output.data).toHaveLength(plain.length);
      expect(gcmDecrypt(output, input)).toEqual(plain);
    }),
  );
});

test('a change of text, tag, additional data, IV or key opens nothing', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('data', 'tag', 'aad', 'iv', 'key'),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (part, at, by) => {
        const whole = { ...gcmEncrypt(new Uint8Array(40), input), ...input };
        const changed = Uint8Array.from(whole[part]);
        changed[at % changed.length]! ^= by;
        const spoilt = { ...whole, [part]: changed };
        expect(gcmDecrypt(spoilt, spoilt)).toBeUndefined();
      },
    ),
  );
});

test.each(['tag', 'iv', 'key'] as const)('a %s of another length opens nothing', (part) => {
  const whole = { ...gcmEncrypt(new Uint8Array(40), input), ...input };
  for (const length of [0, 4, 15, 17]) {
    const spoilt = { ...whole, [part]: new Uint8Array(length) };
    expect(gcmDecrypt(spoilt, spoilt)).toBeUndefined();
  }
});
