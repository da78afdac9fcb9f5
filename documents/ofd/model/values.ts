import type { Box, Matrix } from './geometry.ts';

// Simple types of GB/T 33190-2016, 7.3. What cannot be read is `undefined`, and who asks says which
// value stands for it.

/** Larger than any paper, in millimetres: beyond it arithmetic would lose its digits. */
const MAX_MAGNITUDE = 1e9;
/** Numbers of one array: dash patterns, deltas, matrices, boxes are all far shorter. */
const MAX_NUMBERS = 100_000;

export function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) && Math.abs(value) <= MAX_MAGNITUDE ? value : undefined;
}

/** A whole number that is not negative: an id, a count (ST_ID, ST_RefID). */
export function idOf(text: string | undefined): number | undefined {
  const value = numberOf(text);
  return value !== undefined && Number.isInteger(value) && value >= 0 ? value : undefined;
}

/** xs:boolean, in any capitals. */
export function booleanOf(text: string | undefined): boolean | undefined {
  const word = text?.trim().toLowerCase();
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : undefined;
}

/** Numbers between spaces (ST_Array); `undefined` as soon as one of them is none. */
export function numbersOf(text: string | undefined): readonly number[] | undefined {
  const words = text?.trim().split(/[\s,]+/, MAX_NUMBERS) ?? [];
  const numbers: number[] = [];
  for (const word of words) {
    const value = numberOf(word);
    if (value === undefined) return undefined;
    numbers.push(value);
  }
  return numbers.length > 0 ? numbers : undefined;
}

/** `x y w h`, width and height not negative (ST_Box). */
export function boxOf(text: string | undefined): Box | undefined {
  const [x, y, w, h] = numbersOf(text) ?? [];
  if (x === undefined || y === undefined || w === undefined || h === undefined) return undefined;
  return w >= 0 && h >= 0 ? { x, y, w, h } : undefined;
}

export function matrixOf(text: string | undefined): Matrix | undefined {
  const [a, b, c, d, e, f] = numbersOf(text) ?? [];
  const isWhole = a !== undefined && b !== undefined && c !== undefined;
  if (!isWhole || d === undefined || e === undefined || f === undefined) return undefined;
  return [a, b, c, d, e, f];
}

/** One of the words, the first of which is the standard's default. */
export function wordOf<W extends string>(text: string | undefined, words: readonly [W, ...W[]]): W {
  return words.find((word) => word.toLowerCase() === text?.trim().toLowerCase()) ?? words[0];
}

/**
 * Advances from character to character (DeltaX, DeltaY, GB/T 33190 11.3): numbers, and `g n v` for n
 * times v.
 *
 * @param limit more are never used: there are not more characters
 */
export function deltasOf(text: string | undefined, limit: number): readonly number[] | undefined {
  const words = text?.trim().split(/[\s,]+/) ?? [];
  const deltas: number[] = [];
  for (let at = 0; at < words.length && deltas.length < limit; at++) {
    if (words[at] !== 'g') {
      const value = numberOf(words[at]);
      if (value === undefined) return undefined;
      deltas.push(value);
      continue;
    }
    const [count, value] = [idOf(words[at + 1]), numberOf(words[at + 2])];
    if (count === undefined || value === undefined) return undefined;
    const times = Math.min(count, limit - deltas.length);
    for (let done = 0; done < times; done++) deltas.push(value);
    at += 2;
  }
  return deltas;
}

/** Text in hexadecimal colours: `#RRGGBB`, or numbers, decimal or `#` hexadecimal, between spaces. */
export function colourNumbers(text: string | undefined): readonly number[] | undefined {
  const words = text?.trim().split(/\s+/, 8) ?? [];
  const [only] = words;
  if (words.length === 1 && only !== undefined && /^#[0-9a-f]{6}$/i.test(only)) {
    return [1, 3, 5].map((at) => parseInt(only.slice(at, at + 2), 16));
  }
  const values = words.map((word) =>
    /^#[0-9a-f]{1,4}$/i.test(word) ? parseInt(word.slice(1), 16) : numberOf(word),
  );
  return values.length > 0 && values.every((value) => value !== undefined) ? values : undefined;
}
