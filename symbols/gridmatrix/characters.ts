import { chineseValue } from './gb2312.ts';
import {
  CHINESE,
  LETTERS,
  MIXED,
  NUMERAL,
  SHIFT_BITS,
  SHIFT_IN_LETTERS,
  SHIFT_IN_MIXED,
  SHIFT_SET,
  SIGNS,
  type Mode,
  type SwitchCode,
} from './modes.ts';

/** What stands for `length` bytes in one mode: numbers one after the other. */
export interface Character {
  readonly length: number;
  readonly codes: readonly SwitchCode[];
  /** Of a group in numeral mode: fewer than 3 end the run, and the run says so at its beginning. */
  readonly digits?: number;
}

/** Modes that write bytes character by character; byte mode writes runs. */
export type CharacterMode = Exclude<Mode, 'byte'>;

/**
 * The characters that one mode has for the bytes from `at` on. `pairs` says whether two bytes may be
 * a character of GB 2312.
 */
export function charactersAt(
  mode: CharacterMode,
  bytes: Uint8Array,
  at: number,
  pairs: boolean,
): readonly Character[] {
  switch (mode) {
    case 'chinese':
      return chineseAt(bytes, at, pairs);
    case 'numeral':
      return numeralsAt(bytes, at);
    case 'lower':
      return letterAt(bytes[at], SMALL_A);
    case 'upper':
      return letterAt(bytes[at], CAPITAL_A);
    case 'mixed':
      return mixedAt(bytes[at]);
  }
}

const SPACE = 0x20;
const ZERO = 0x30;
const CAPITAL_A = 0x41;
const SMALL_A = 0x61;
const ALPHABET = 26;

function chineseAt(bytes: Uint8Array, at: number, pairs: boolean): readonly Character[] {
  const [first = 0, second] = bytes.subarray(at, at + 2);
  const single = chinese(1, CHINESE.bytes + first);
  if (second === undefined) return [single];
  const pair = pairs ? chineseValue(first, second) : undefined;
  if (pair !== undefined) return [chinese(2, pair), single];
  if (first === 0x0d && second === 0x0a) return [chinese(2, CHINESE.line), single];
  if (!isDigit(first) || !isDigit(second)) return [single];
  return [chinese(2, CHINESE.digits + 10 * (first - ZERO) + second - ZERO), single];
}

function chinese(length: number, value: number): Character {
  return { length, codes: [{ value, width: CHINESE.bits }] };
}

const GROUP = 3;
const NO_BYTE = -1;

/** Groups of one, two and three digits, each with at most one sign, which a digit follows. */
function numeralsAt(bytes: Uint8Array, at: number): readonly Character[] {
  const groups: Character[] = [];
  const codes: SwitchCode[] = [];
  let value = 0;
  let end = at;
  for (let digits = 0; digits < GROUP; digits++) {
    const sign = codes.length === 0 ? signAt(bytes, end) : undefined;
    if (sign !== undefined) {
      codes.push({ value: NUMERAL.sign + GROUP * sign + digits, width: NUMERAL.bits });
      end += SIGNS[sign]?.length ?? 0;
    }
    const digit = bytes[end] ?? NO_BYTE;
    if (!isDigit(digit)) break;
    end++;
    value += (digit - ZERO) * 10 ** (GROUP - 1 - digits);
    const group = { value, width: NUMERAL.bits };
    groups.push({ length: end - at, codes: [...codes, group], digits: digits + 1 });
  }
  return groups;
}

function signAt(bytes: Uint8Array, at: number): number | undefined {
  const found = SIGNS.findIndex((sign) => sign.every((byte, step) => bytes[at + step] === byte));
  return found < 0 ? undefined : found;
}

function letterAt(byte: number | undefined, first: number): readonly Character[] {
  if (byte === undefined) return [];
  const letter = byte === SPACE ? LETTERS.space : byte - first;
  if (letter < 0 || letter > LETTERS.space || byte === first + ALPHABET) {
    return shifted(byte, SHIFT_IN_LETTERS);
  }
  return [{ length: 1, codes: [{ value: letter, width: LETTERS.bits }] }];
}

function mixedAt(byte: number | undefined): readonly Character[] {
  if (byte === undefined) return [];
  const value = mixedValue(byte);
  if (value === undefined) return shifted(byte, SHIFT_IN_MIXED);
  return [{ length: 1, codes: [{ value, width: MIXED.bits }] }];
}

function mixedValue(byte: number): number | undefined {
  if (byte === SPACE) return MIXED.space;
  if (isDigit(byte)) return byte - ZERO;
  if (byte >= CAPITAL_A && byte < CAPITAL_A + ALPHABET) return MIXED.capitals + byte - CAPITAL_A;
  if (byte >= SMALL_A && byte < SMALL_A + ALPHABET) return MIXED.small + byte - SMALL_A;
  return undefined;
}

function shifted(byte: number, shift: SwitchCode): readonly Character[] {
  const value = SHIFT_SET.indexOf(byte);
  return value < 0 ? [] : [{ length: 1, codes: [shift, { value, width: SHIFT_BITS }] }];
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte < ZERO + 10;
}
