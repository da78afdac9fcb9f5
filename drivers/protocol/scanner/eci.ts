import type { AimIdentifier } from '../../events.ts';

/**
 * Modifiers that say "the extended channel protocol is on": ECI escapes may stand in the data.
 * Q, d, h and g from ISO/IEC 15424 and AIMD014 (published); L and z likewise, less sure.
 */
const ECI_MODIFIERS: Readonly<Record<string, string>> = {
  Q: '246',
  d: '456',
  h: '13579',
  g: '13579',
  L: '1',
  z: '345',
};

/** Character sets of ECI numbers (AIM ITS/04-023) as WHATWG encoding labels; 3 to 18 by formula. */
const CHARSETS: Readonly<Record<number, string>> = {
  20: 'shift_jis',
  21: 'windows-1250',
  22: 'windows-1251',
  23: 'windows-1252',
  24: 'windows-1256',
  25: 'utf-16be',
  26: 'utf-8',
  27: 'utf-8',
  28: 'big5',
  29: 'gb18030',
  30: 'euc-kr',
  31: 'gb18030',
  32: 'gb18030',
  33: 'utf-16le',
};
const LATIN_FIRST = 3;
const LATIN_LAST = 18;
/** ISO/IEC 8859-12 was never published. */
const LATIN_MISSING = 14;

const BACKSLASH = 0x5c;
const ECI_DIGITS = 6;

/** Bytes of a symbol under one ECI; no number before the first one and for the symbol's default. */
export interface Stretch {
  readonly eci?: number;
  readonly bytes: Uint8Array;
}

/** Whether ECI escapes `\nnnnnn` stand in the data and every other backslash is doubled. */
export function hasEci(aim: AimIdentifier | undefined): boolean {
  return aim !== undefined && (ECI_MODIFIERS[aim.code]?.includes(aim.modifier) ?? false);
}

/** Undoes the escapes, byte by byte: a backslash may be half of a Chinese character. */
export function splitByEci(bytes: Uint8Array): Stretch[] {
  const stretches: Stretch[] = [];
  let eci: number | undefined;
  let data: number[] = [];
  function finish(): void {
    if (data.length === 0) return;
    stretches.push({ bytes: Uint8Array.from(data), ...(eci !== undefined && { eci }) });
    data = [];
  }
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const number = byte === BACKSLASH ? eciAt(bytes, at + 1) : undefined;
    if (number !== undefined) {
      finish();
      eci = number;
      at += ECI_DIGITS;
      continue;
    }
    data.push(byte);
    if (byte === BACKSLASH && bytes[at + 1] === BACKSLASH) at++;
  }
  finish();
  return stretches;
}

/** Label of the character set for `TextDecoder`; undefined for what it does not know. */
export function charsetOfEci(eci: number): string | undefined {
  if (eci >= LATIN_FIRST && eci <= LATIN_LAST && eci !== LATIN_MISSING) {
    return `iso-8859-${eci - LATIN_FIRST + 1}`;
  }
  return CHARSETS[eci];
}

function eciAt(bytes: Uint8Array, start: number): number | undefined {
  const digits = String.fromCharCode(...bytes.subarray(start, start + ECI_DIGITS));
  return /^\d{6}$/.test(digits) ? Number(digits) : undefined;
}
