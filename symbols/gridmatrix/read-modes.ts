import type { BitReader } from './bits.ts';
import { pairOf } from './gb2312.ts';
import {
  CHINESE,
  HEAD_BITS,
  INDICATOR,
  INDICATOR_BITS,
  LETTERS,
  MIXED,
  MODES,
  NUMERAL,
  SHIFT_BITS,
  SHIFT_IN_LETTERS,
  SHIFT_IN_MIXED,
  SHIFT_SET,
  SIGNS,
  SWITCHES,
  type Mode,
} from './modes.ts';

/** Where the bytes of a message go as they are read. */
export interface Output {
  /** Bytes of one character; `isPair` where it is one of GB 2312. */
  push(bytes: readonly number[], isPair?: boolean): void;
}

/** What follows a mode: another one, or an indicator where it has come to its end. */
export type Next = Mode | 'indicator';

/** Reads the characters of one mode up to where it is left; nothing where the bits are none such. */
export function readMode(mode: Mode, bits: BitReader, output: Output): Next | undefined {
  switch (mode) {
    case 'chinese':
      return readCharacters(bits, CHINESE.bits, CHINESE_ENDS, (value) => chinese(value, output));
    case 'numeral':
      return readNumerals(bits, output);
    case 'lower':
      return readLetters(bits, 'lower', 'a'.charCodeAt(0), output);
    case 'upper':
      return readLetters(bits, 'upper', 'A'.charCodeAt(0), output);
    case 'mixed':
      return readMixed(bits, output);
    case 'byte':
      return readRun(bits, output);
  }
}

type Ends = ReadonlyMap<number, Next>;

/** The ways out of a mode whose conversion codes are `width` bits wide. */
function endsOf(mode: Mode, width: number): Ends {
  const ends = new Map<number, Next>();
  for (const target of [...MODES, 'end'] as const) {
    const code = SWITCHES[mode][target];
    if (code?.width === width) ends.set(code.value, target === 'end' ? 'indicator' : target);
  }
  return ends;
}

const CHINESE_ENDS = endsOf('chinese', CHINESE.bits);
const NUMERAL_ENDS = endsOf('numeral', NUMERAL.bits);
const MIXED_ENDS = endsOf('mixed', SHIFT_IN_MIXED.width);
const LETTER_ENDS = { lower: endsOf('lower', LETTERS.bits), upper: endsOf('upper', LETTERS.bits) };
const LONG_LETTER_ENDS = endsOf('lower', SHIFT_IN_LETTERS.width);

/** Reads values of one width until one leaves the mode; `take` says whether it could use a value. */
function readCharacters(
  bits: BitReader,
  width: number,
  ends: Ends,
  take: (value: number) => boolean,
): Next | undefined {
  for (;;) {
    const value = bits.read(width);
    if (value === undefined) return undefined;
    const next = ends.get(value);
    if (next !== undefined) return next;
    if (!take(value)) return undefined;
  }
}

const ZERO = 0x30;

function chinese(value: number, output: Output): boolean {
  const pair = pairOf(value);
  if (pair !== undefined) output.push(pair, true);
  else if (value === CHINESE.line) output.push([0x0d, 0x0a]);
  else if (value >= CHINESE.bytes && value < CHINESE.digits) output.push([value - CHINESE.bytes]);
  else if (value >= CHINESE.digits && value < CHINESE.digits + 100) {
    const digits = value - CHINESE.digits;
    output.push([ZERO + Math.floor(digits / 10), ZERO + (digits % 10)]);
  } else return false;
  return true;
}

const GROUP = 3;
const LAST_PADDING = GROUP - 1;

/** Three digits, and the value of the sign before one of them. */
interface Group {
  readonly digits: number;
  readonly sign: number | undefined;
}

function readNumerals(bits: BitReader, output: Output): Next | undefined {
  const padding = bits.read(HEAD_BITS.numeral);
  if (padding === undefined || padding > LAST_PADDING) return undefined;
  const groups: Group[] = [];
  let sign: number | undefined;
  const next = readCharacters(bits, NUMERAL.bits, NUMERAL_ENDS, (value) => {
    if (value >= NUMERAL.sign) {
      if (sign !== undefined) return false;
      sign = value - NUMERAL.sign;
      return true;
    }
    groups.push({ digits: value, sign });
    sign = undefined;
    return true;
  });
  if (next === undefined || sign !== undefined || groups.length === 0) return undefined;
  const last = groups.length - 1;
  const areWritten = groups.every((group, at) =>
    writeGroup(group, at === last ? GROUP - padding : GROUP, output),
  );
  return areWritten ? next : undefined;
}

/** Writes the first `count` digits of a group, and its sign, which may be the last. */
function writeGroup({ digits, sign }: Group, count: number, output: Output): boolean {
  const bytes: number[] = [];
  for (let at = 0; at < count; at++) {
    bytes.push(ZERO + (Math.floor(digits / 10 ** (GROUP - 1 - at)) % 10));
  }
  if (sign !== undefined) {
    const before = sign % GROUP;
    if (before > count) return false;
    bytes.splice(before, 0, ...(SIGNS[Math.floor(sign / GROUP)] ?? []));
  }
  output.push(bytes);
  return true;
}

function readLetters(
  bits: BitReader,
  mode: 'lower' | 'upper',
  first: number,
  output: Output,
): Next | undefined {
  for (;;) {
    const long = bits.peek(SHIFT_IN_LETTERS.width);
    const longEnd = long === undefined ? undefined : LONG_LETTER_ENDS.get(long);
    if (longEnd !== undefined) {
      bits.read(SHIFT_IN_LETTERS.width);
      return longEnd;
    }
    if (long === SHIFT_IN_LETTERS.value) {
      bits.read(SHIFT_IN_LETTERS.width);
      if (!readShifted(bits, output)) return undefined;
      continue;
    }
    const value = bits.read(LETTERS.bits);
    const next = value === undefined ? undefined : LETTER_ENDS[mode].get(value);
    if (next !== undefined) return next;
    if (value === undefined || value > LETTERS.space) return undefined;
    output.push([value === LETTERS.space ? SPACE : first + value]);
  }
}

const SPACE = 0x20;
const CAPITAL_A = 0x41;
const SMALL_A = 0x61;

function readMixed(bits: BitReader, output: Output): Next | undefined {
  for (;;) {
    const long = bits.peek(SHIFT_IN_MIXED.width);
    const next = long === undefined ? undefined : MIXED_ENDS.get(long);
    if (next !== undefined) {
      bits.read(SHIFT_IN_MIXED.width);
      return next;
    }
    if (long === SHIFT_IN_MIXED.value) {
      bits.read(SHIFT_IN_MIXED.width);
      if (!readShifted(bits, output)) return undefined;
      continue;
    }
    const value = bits.read(MIXED.bits);
    if (value === undefined || value > MIXED.space) return undefined;
    output.push([mixedByte(value)]);
  }
}

function mixedByte(value: number): number {
  if (value === MIXED.space) return SPACE;
  if (value >= MIXED.small) return SMALL_A + value - MIXED.small;
  if (value >= MIXED.capitals) return CAPITAL_A + value - MIXED.capitals;
  return ZERO + value;
}

function readShifted(bits: BitReader, output: Output): boolean {
  const value = bits.read(SHIFT_BITS);
  const byte = value === undefined ? undefined : SHIFT_SET[value];
  if (byte === undefined) return false;
  output.push([byte]);
  return true;
}

/**
 * A run of bytes is followed by an indicator as at the beginning of a message, or ended as the other
 * modes are, and that is an indicator, too: the one that would end the message.
 */
function readRun(bits: BitReader, output: Output): Next | undefined {
  const length = bits.read(HEAD_BITS.byte);
  if (length === undefined) return undefined;
  for (let at = 0; at <= length; at++) {
    const byte = bits.read(8);
    if (byte === undefined) return undefined;
    output.push([byte]);
  }
  if (bits.peek(INDICATOR_BITS) === INDICATOR.end) bits.read(INDICATOR_BITS);
  return 'indicator';
}
