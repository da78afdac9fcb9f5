import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHex } from '../crypto/bytes.ts';
import { nodeHasher } from './hasher.node.ts';
import { portableHasher } from './hasher.ts';

test('the digest of GB/T 32905-2016, A.1', () => {
  const hex = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0';
  for (const hasher of [portableHasher, nodeHasher]) {
    expect(toHex(hasher(new TextEncoder().encode('a'), 'bc'))).toBe(hex);
  }
});

test('OpenSSL and the portable one agree', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string({ unit: 'grapheme' }), (head, text) => {
      expect(toHex(nodeHasher(head, text))).toBe(toHex(portableHasher(head, text)));
    }),
  );
});
