import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { encodeGridMatrix } from './encode.ts';
import { cellsOf, firstBitOf, moduleOf } from './layout.ts';
import { sampledOf, UNKNOWN, type Sampled } from './matrix.ts';
import { frameAgreement, levelVotes, readCodewords } from './sureness.ts';

const VERSION = 3;
const SYMBOL = sampledOf(unwrap(encodeGridMatrix('Liangma 亮码', { version: VERSION, level: 2 })));

function changed(change: (darkness: number, at: number) => number): Sampled {
  return { size: SYMBOL.size, darkness: SYMBOL.darkness.map(change) };
}

test('frames agree wholly, not at all, or the other way round', () => {
  expect(frameAgreement(SYMBOL)).toBe(1);
  expect(frameAgreement(changed((darkness) => 255 - darkness))).toBe(-1);
  expect(frameAgreement(changed(() => UNKNOWN))).toBe(0);
  expect(Math.abs(frameAgreement(changed(() => 255)))).toBeLessThan(0.1);
});

test('modules that are not sure weigh little', () => {
  const faint = changed((darkness, at) =>
    at % 3 === 0 ? (darkness > UNKNOWN ? 118 : 138) : darkness,
  );
  expect(frameAgreement(faint)).toBeGreaterThan(0.9);
});

test('the level of the symbol has all votes', () => {
  const [best, second] = levelVotes(SYMBOL, VERSION);
  expect(best).toEqual({ level: 2, agreement: 1 });
  expect(second?.agreement).toBeLessThan(0.5);
  expect(
    levelVotes(SYMBOL, VERSION)
      .map(({ level }) => level)
      .toSorted(),
  ).toEqual([1, 2, 3, 4, 5]);
});

test('a codeword is as sure as its least sure module', () => {
  const codeword = 11;
  const cell = cellsOf(VERSION)[5];
  const module = cell ? moduleOf(cell, firstBitOf(codeword) + 2, VERSION) : -1;
  const read = readCodewords(
    changed((darkness, at) => (at === module ? UNKNOWN + 5 : darkness)),
    VERSION,
  );
  expect(read.sureness[codeword]).toBe(5);
  expect(read.sureBits[codeword]).toBe(0b1101111);
  const whole = readCodewords(SYMBOL, VERSION);
  expect(whole.sureness.every((sure) => sure === 127)).toBe(true);
  expect(read.values.with(codeword, 0)).toEqual(whole.values.with(codeword, 0));
  expect((read.values[codeword] ?? 0) & 0b0010000).toBe(0b0010000);
});
