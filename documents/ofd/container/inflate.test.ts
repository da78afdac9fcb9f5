import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inflateExactly } from './inflate.ts';

test('what was packed comes out', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5_000 }), (bytes) => {
      expect(inflateExactly(deflateRawSync(bytes), bytes.length)).toEqual(bytes);
    }),
  );
});

test('one byte more or less than promised is refused', () => {
  const packed = deflateRawSync(new Uint8Array(1_000));
  expect(inflateExactly(packed, 999)).toBeUndefined();
  expect(inflateExactly(packed, 1_001)).toBeUndefined();
});

test('a stream that is cut short or is none is refused', () => {
  const packed = deflateRawSync(Buffer.from('a certificate of nobody'.repeat(99)));
  expect(inflateExactly(packed.subarray(0, -4), 99 * 23)).toBeUndefined();
  expect(inflateExactly(Uint8Array.of(7, 7, 7, 7), 4)).toBeUndefined();
});

test('a bomb stops where its promise ends', () => {
  const bomb = deflateRawSync(new Uint8Array(200 * 1_024 * 1_024));
  const before = performance.now();
  expect(inflateExactly(bomb, 10)).toBeUndefined();
  expect(performance.now() - before).toBeLessThan(2_000);
});
