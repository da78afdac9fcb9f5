import type { Bytes } from './bytes.ts';

/** Operands by operator; operators of two bytes are 1200 and the second one (Adobe TN 5176, 4 and 9). */
export type CffDict = ReadonlyMap<number, readonly number[]>;

export const CHARSET = 15;
export const CHAR_STRINGS = 17;
export const PRIVATE = 18;
export const SUBRS = 19;
export const DEFAULT_WIDTH = 20;
export const NOMINAL_WIDTH = 21;
export const FONT_MATRIX = 1207;
export const FD_ARRAY = 1236;
export const FD_SELECT = 1237;

const ESCAPE = 12;
const REAL_NIBBLES = '0123456789.EE -';
const END_NIBBLE = 15;
const MINUS_E_NIBBLE = 12;
const MAX_OPERANDS = 48;

export function readDict(bytes: Bytes): CffDict {
  const dict = new Map<number, readonly number[]>();
  let operands: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const first = bytes.u8(at);
    if (first <= 21) {
      const isEscaped = first === ESCAPE;
      dict.set(isEscaped ? 1200 + bytes.u8(at + 1) : first, operands);
      operands = [];
      at += isEscaped ? 2 : 1;
    } else {
      const [value, size] = first === 30 ? readReal(bytes, at + 1) : readInteger(bytes, at);
      if (operands.length < MAX_OPERANDS) operands.push(value);
      at += size;
    }
  }
  return dict;
}

function readInteger(bytes: Bytes, at: number): readonly [value: number, size: number] {
  const first = bytes.u8(at);
  if (first === 28) return [bytes.i16(at + 1), 3];
  if (first === 29) return [bytes.i32(at + 1), 5];
  if (first < 247) return [first - 139, 1];
  const low = bytes.u8(at + 1);
  return first < 251 ? [(first - 247) * 256 + low + 108, 2] : [-(first - 251) * 256 - low - 108, 2];
}

function readReal(bytes: Bytes, start: number): readonly [value: number, size: number] {
  let text = '';
  for (let nibble = 0; nibble < 2 * bytes.length; nibble++) {
    const byte = bytes.u8(start + (nibble >> 1));
    const digit = nibble % 2 === 0 ? byte >> 4 : byte & 15;
    if (digit === END_NIBBLE) return [Number(text) || 0, 2 + (nibble >> 1)];
    text += (REAL_NIBBLES[digit] ?? '') + (digit === MINUS_E_NIBBLE ? '-' : '');
  }
  return [0, bytes.length];
}
