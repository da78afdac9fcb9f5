/** The ways (编码模式) in which a bit stream writes bytes (GB/T 27766-2011, AIMD014). */
export const MODES = ['chinese', 'numeral', 'lower', 'upper', 'mixed', 'byte'] as const;
export type Mode = (typeof MODES)[number];

/** Mode indicators (模式指示符), four bits: they begin a message, and follow every run of bytes. */
export const INDICATOR_BITS = 4;
export const INDICATOR = {
  end: 0,
  chinese: 1,
  numeral: 2,
  lower: 3,
  upper: 4,
  mixed: 5,
  byte: 7,
  gs1: 8,
  structuredAppend: 9,
  readerInitialisation: 10,
  aim: 11,
  eci: 12,
} as const;

/** What a mode is left by: so many bits of this value. */
export interface SwitchCode {
  readonly value: number;
  readonly width: number;
}

type Target = Mode | 'end';
type SwitchCodes = Readonly<Partial<Record<Target, SwitchCode>>>;

/** Type conversion codes (AIMD014, table 9). */
export const SWITCHES: Readonly<Record<Mode, SwitchCodes>> = {
  chinese: codes(13, {
    end: 8160,
    numeral: 8161,
    lower: 8162,
    upper: 8163,
    mixed: 8164,
    byte: 8165,
  }),
  numeral: codes(10, {
    end: 1018,
    chinese: 1019,
    lower: 1020,
    upper: 1021,
    mixed: 1022,
    byte: 1023,
  }),
  lower: {
    ...codes(5, { end: 27, chinese: 28, numeral: 29, upper: 30 }),
    ...codes(7, { mixed: 124, byte: 126 }),
  },
  upper: {
    ...codes(5, { end: 27, chinese: 28, numeral: 29, lower: 30 }),
    ...codes(7, { mixed: 124, byte: 126 }),
  },
  mixed: codes(10, {
    end: 1008,
    chinese: 1009,
    numeral: 1010,
    lower: 1011,
    upper: 1012,
    byte: 1015,
  }),
  byte: codes(INDICATOR_BITS, {
    end: INDICATOR.end,
    chinese: INDICATOR.chinese,
    numeral: INDICATOR.numeral,
    lower: INDICATOR.lower,
    upper: INDICATOR.upper,
    mixed: INDICATOR.mixed,
    byte: INDICATOR.byte,
  }),
};

function codes(width: number, values: Readonly<Partial<Record<Target, number>>>): SwitchCodes {
  const entries = Object.entries(values).map(([target, value]) => [target, { value, width }]);
  return Object.fromEntries(entries) as SwitchCodes;
}

/** What follows the indicator of a mode before its first character: padding digits, or a length. */
export const HEAD_BITS: Readonly<Record<Mode, number>> = {
  chinese: 0,
  numeral: 2,
  lower: 0,
  upper: 0,
  mixed: 0,
  byte: 9,
};

/** Bytes that one run of byte mode holds at most. */
export const LONGEST_RUN = 2 ** HEAD_BITS.byte;

/** Chinese mode: values below are characters of GB 2312 (96 cells a row), the others as named. */
export const CHINESE = { bits: 13, line: 7776, bytes: 7777, digits: 8033, end: 8160 } as const;

/** Numeral mode: values below 1000 are three digits, then 18 for a sign within the next digits. */
export const NUMERAL = { bits: 10, sign: 1000, end: 1018 } as const;

/** Signs that may stand before a digit in numeral mode, in the order of their values. */
export const SIGNS: readonly (readonly number[])[] = [
  ...Array.from(' +-.,', (sign) => [sign.charCodeAt(0)]),
  [0x0d, 0x0a],
];

/** Lower and upper case mode: 26 letters, then a space. */
export const LETTERS = { bits: 5, space: 26, end: 27 } as const;
/** Mixed mode: digits, capitals, small letters, a space. */
export const MIXED = { bits: 6, capitals: 10, small: 36, space: 62, end: 63 } as const;

/** One character of {@link SHIFT_SET} within lower or upper case mode, or within mixed mode. */
export const SHIFT_BITS = 6;
export const SHIFT_IN_LETTERS: SwitchCode = { value: 125, width: 7 };
export const SHIFT_IN_MIXED: SwitchCode = { value: 1014, width: 10 };

/** The characters of shift (AIMD014, table 7): controls, then signs of ASCII. */
export const SHIFT_SET: readonly number[] = [
  ...Array.from({ length: 32 }, (_, control) => control),
  ...Array.from('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~', (sign) => sign.charCodeAt(0)),
];
