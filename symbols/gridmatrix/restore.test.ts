import { expect, test } from 'vitest';
import { codewordsWithChecks } from './place.ts';
import { restore } from './restore.ts';
import type { SampledCodewords } from './sureness.ts';
import { blocksOf, dataCodewordsOf } from './version.ts';

const VERSION = 2;
const LEVEL = 1;
const CHECKS = blocksOf(VERSION, LEVEL)[0]?.checks ?? 0;
const DATA = Uint8Array.from({ length: dataCodewordsOf(VERSION, LEVEL) }, (_, at) => 127 - at);

/** The codewords of {@link DATA}, the first ones changed and as sure as said. */
function sampled(wrong: number, bits: number, sureness: number, sure: number): SampledCodewords {
  const values = codewordsWithChecks(DATA, VERSION, LEVEL);
  const change = (all: Uint8Array, by: (at: number) => number): Uint8Array =>
    all.map((value, at) => (at < wrong ? by(at) : value));
  return {
    values: change(values, (at) => (values[at] ?? 0) ^ bits),
    sureness: change(new Uint8Array(values.length).fill(127), () => sureness),
    sureBits: change(new Uint8Array(values.length).fill(127), () => sure),
  };
}

test('what is right comes back with all correction left', () => {
  expect(restore(sampled(0, 0, 0, 0), VERSION, LEVEL)).toEqual({ data: DATA, quality: 1 });
});

test('errors take two checks each', () => {
  const quality = 1 - 4 / CHECKS;
  expect(restore(sampled(2, 0b1110000, 127, 127), VERSION, LEVEL)).toEqual({ data: DATA, quality });
  expect(restore(sampled(3, 0b1110000, 127, 127), VERSION, LEVEL)).toBeUndefined();
});

test('what is not sure is given up, if it is too much to be corrected', () => {
  const three = sampled(3, 0b1110000, 0, 0);
  expect(restore(three, VERSION, LEVEL)).toEqual({ data: DATA, quality: 1 - 3 / CHECKS });
});

test('a correction that took all checks has to be borne out by modules that were sure', () => {
  expect(CHECKS).toBe(5);
  const borneOut = sampled(CHECKS, 0b0000011, 10, 0b1111100);
  expect(restore(borneOut, VERSION, LEVEL)).toEqual({ data: DATA, quality: 0 });
  expect(restore(sampled(CHECKS, 0b0000011, 10, 0b1111101), VERSION, LEVEL)).toEqual({
    data: DATA,
    quality: 0,
  });
  expect(restore(sampled(CHECKS, 0b0000011, 10, 0), VERSION, LEVEL)).toBeUndefined();
  expect(restore(sampled(CHECKS, 0b1111111, 10, 0b1111111), VERSION, LEVEL)).toBeUndefined();
});
