import { expect, test } from 'vitest';
import { createKeyedHash } from './keyed-hash.ts';

test('the same has the same hash, anything else another', () => {
  const hash = createKeyedHash();
  expect(hash('田小满', Uint8Array.of(1, 2))).toBe(hash('田小满', Uint8Array.of(1, 2)));
  const others = [
    hash('田大满', Uint8Array.of(1, 2)),
    hash('田小满', Uint8Array.of(1, 3)),
    hash(''),
  ];
  expect(new Set([...others, hash('田小满', Uint8Array.of(1, 2))]).size).toBe(4);
});

test('under another key the same has another hash', () => {
  expect(createKeyedHash()('田小满')).not.toBe(createKeyedHash()('田小满'));
});
