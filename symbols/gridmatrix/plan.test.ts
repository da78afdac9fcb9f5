import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BitWriter } from './bits.ts';
import type { Mode } from './modes.ts';
import { planOf } from './plan.ts';
import { writeSteps } from './write-modes.ts';

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

/** Bits that the planned way really takes. */
function written(text: string, pairs = true): number {
  const bits = new BitWriter();
  const bytes = bytesOf(text);
  writeSteps(bits, bytes, planOf(bytes, pairs));
  return bits.length;
}

function modesOf(text: string): readonly Mode[] {
  return [...new Set(planOf(bytesOf(text), true).map(({ mode }) => mode))];
}

/** The rules of the modes once more, as they stand in the standard: what is at the head of a text. */
type Rule = readonly [pattern: RegExp, bits: number, endsMode?: boolean];

const CONTROL_OR_SIGN = '[\\x00-\\x1f!-/:-@[-`{-~]';
const SIGN = '(?:[ +\\-.,]|\\r\\n)';
const RULES: Readonly<Record<Exclude<Mode, 'byte'>, readonly Rule[]>> = {
  chinese: [
    [/^[\xa1-\xa9\xb0-\xf7][\xa1-\xfe]/, 13],
    [/^\r\n/, 13],
    [/^\d\d/, 13],
    [/^[^]/, 13],
  ],
  numeral: [1, 2, 3].flatMap((digits) => [
    [new RegExp(`^\\d{${digits}}`), 10, digits < 3],
    ...Array.from({ length: digits }, (_, before): Rule => {
      const pattern = `^\\d{${before}}${SIGN}\\d{${digits - before}}`;
      return [new RegExp(pattern), 20, digits < 3];
    }),
  ]),
  lower: [
    [/^[a-z ]/, 5],
    [new RegExp(`^${CONTROL_OR_SIGN}`), 13],
  ],
  upper: [
    [/^[A-Z ]/, 5],
    [new RegExp(`^${CONTROL_OR_SIGN}`), 13],
  ],
  mixed: [
    [/^[0-9A-Za-z ]/, 6],
    [new RegExp(`^${CONTROL_OR_SIGN}`), 16],
  ],
};
const MODES = ['chinese', 'numeral', 'lower', 'upper', 'mixed', 'byte'] as const;
/** Bits from the mode of the row into that of the column, and to the end. */
const SWITCH: Readonly<Record<Mode, readonly number[]>> = {
  chinese: [0, 15, 13, 13, 13, 22, 13],
  numeral: [10, 0, 10, 10, 10, 19, 10],
  lower: [5, 7, 0, 5, 7, 16, 5],
  upper: [5, 7, 5, 0, 7, 16, 5],
  mixed: [10, 12, 10, 10, 0, 19, 10],
  byte: [4, 6, 4, 4, 4, 13, 4],
};
const END = MODES.length;

/** The fewest bits of all ways to write a text, every one of them tried. */
function exhaustive(text: string): number {
  let best = 4 + 9 + 8 * text.length + 4;
  const search = (rest: string, mode: Mode, isClosed: boolean, bits: number): void => {
    if (bits >= best) return;
    if (rest === '') {
      best = Math.min(best, bits + (SWITCH[mode][END] ?? 0));
      return;
    }
    MODES.forEach((next, column) => {
      if (next === mode && isClosed) return;
      into(next, rest, bits + (SWITCH[mode][column] ?? 0));
    });
  };
  const into = (mode: Mode, rest: string, bits: number): void => {
    if (mode === 'byte') {
      for (let count = 1; count <= rest.length; count++) {
        search(rest.slice(count), mode, false, bits + 8 * count);
      }
      return;
    }
    for (const [pattern, width, isClosed = false] of RULES[mode]) {
      const [found] = pattern.exec(rest) ?? [];
      if (found !== undefined) search(rest.slice(found.length), mode, isClosed, bits + width);
    }
  };
  [4, 6, 4, 4, 4, 13].forEach((bits, mode) => into(MODES[mode] ?? 'byte', text, bits));
  return best;
}

const SHORT_TEXTS = fc.string({
  unit: fc.constantFrom(...'0123aBz .,-:\u00b0\u00b1\u00ff\x00\x7f', '\r\n', '45', 'CD', 'ef'),
  minLength: 1,
  maxLength: 7,
});

test('no way is shorter than the planned one', () => {
  fc.assert(
    fc.property(SHORT_TEXTS, (text) => {
      expect([text, written(text)]).toEqual([text, exhaustive(text)]);
    }),
    { numRuns: 1500, seed: 27766 },
  );
});

test.each([
  ['1234', ['numeral']],
  ['hello', ['lower']],
  ['HELLO', ['upper']],
  ['Grid Matrix', ['upper', 'lower']],
  ['a1B2c3D4e5', ['mixed']],
  ['\xb0\xa1\xb0\xa2\xb0\xa3', ['chinese']],
  ['\x80\x81\x82\x83', ['byte']],
  ['12.34', ['numeral']],
])('%j is written in the modes that it is made for', (text, modes) => {
  expect(modesOf(text)).toEqual(modes);
});

test('runs of bytes are cut where they reach 512, and only there', () => {
  const runs = (length: number): readonly number[] =>
    planOf(new Uint8Array(length).fill(0x80), true).map(({ start, end }) => end - start);
  expect(runs(512)).toEqual([512]);
  expect(runs(513).toSorted((a, b) => a - b)).toHaveLength(2);
  expect(written('\x80'.repeat(513))).toBe(4 + 9 + 513 * 8 + 4 + 9 + 4);
  expect(written('\x80'.repeat(1143))).toBe(4 + 1143 * 8 + 3 * 9 + 2 * 4 + 4);
  expect(Math.max(...runs(1143))).toBeLessThanOrEqual(512);
});

test('without pairs, bytes of two are not taken for Chinese characters', () => {
  expect(written('\xb0\xa1', false)).toBe(4 + 9 + 16 + 4);
  expect(written('\xb0\xa1'.repeat(10), true)).toBe(4 + 130 + 13);
  expect(written('\xb0\xa1'.repeat(10), false)).toBe(4 + 9 + 160 + 4);
});
