import { GenericGF, ReedSolomonEncoder } from '@zxing/library';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { correctBlock } from './correct.ts';

const DATA = 24;

/** A block with its checks, as the library makes them. */
function blockOf(seed: number, checks: number): Uint8Array {
  const block = new Int32Array(DATA + checks);
  for (let at = 0; at < DATA; at++) block[at] = (seed * (at + 1) * 7919 + at * at) & 0xff;
  new ReedSolomonEncoder(GenericGF.QR_CODE_FIELD_256).encode(block, checks);
  return Uint8Array.from(block);
}

const damages = fc
  .tuple(
    fc.nat(1_000),
    fc.integer({ min: 7, max: 30 }),
    fc.nat(30),
    fc.uint8Array({ minLength: 60, maxLength: 60 }),
  )
  .map(([seed, checks, some, noise]) => {
    const erased = Math.min(some, checks);
    const errors = Math.floor((checks - erased) / 2);
    return { checks, right: blockOf(seed, checks), erased, errors, noise };
  });

/** Places of the block in an order that the noise gives. */
function placesBy(noise: Uint8Array, length: number): number[] {
  return Array.from({ length }, (_, at) => at).sort(
    (a, b) => (noise[a] ?? 0) - (noise[b] ?? 0) || a - b,
  );
}

it('puts right as many erasures and errors as the checks allow', () => {
  fc.assert(
    fc.property(damages, ({ checks, right, erased, errors, noise }) => {
      const places = placesBy(noise, right.length);
      const erasures = places.slice(0, erased);
      const wrong = right.slice();
      for (const place of places.slice(0, erased + errors)) wrong[place]! ^= 1 + (place % 255);
      expect(correctBlock(wrong, checks)(erasures)).toEqual({ codewords: right, errors });
    }),
  );
});

it('never calls right what is no codeword', () => {
  fc.assert(
    fc.property(damages, ({ checks, right, erased, noise }) => {
      const places = placesBy(noise, right.length);
      const wrong = right.map((codeword, at) => codeword ^ (noise[at] ?? 0));
      const corrected = correctBlock(wrong, checks)(places.slice(0, erased));
      if (!corrected) return;
      expect(correctBlock(corrected.codewords, checks)([])).toEqual({
        codewords: corrected.codewords,
        errors: 0,
      });
    }),
  );
});

it('refuses more erasures than checks', () => {
  const block = blockOf(1, 7).map((codeword) => codeword ^ 1);
  expect(correctBlock(block, 7)([0, 1, 2, 3, 4, 5, 6, 7])).toBeUndefined();
});
