import type { AimSetting } from '../../catalogue/scanner-protocols.ts';
import type { AimIdentifier } from '../../events.ts';

/** What is said of a symbol whose identifier is not there. */
export const NO_AIM = 'no AIM identifier';

const FLAG = 0x5d;

/** Code characters of AIM identifiers (ISO/IEC 15424; Grid Matrix: AIMD014). */
const SYMBOLOGIES: Readonly<Record<string, string>> = {
  A: 'code-39',
  C: 'code-128',
  E: 'ean-upc',
  F: 'codabar',
  G: 'code-93',
  I: 'itf',
  L: 'pdf417',
  Q: 'qr-code',
  d: 'data-matrix',
  e: 'databar',
  g: 'grid-matrix',
  h: 'han-xin',
  z: 'aztec',
};

export interface SymbolData {
  readonly aim?: AimIdentifier;
  readonly data: Uint8Array;
}

/**
 * As {@link splitAim}, as the model wants it: where it never sends an identifier, what looks like one
 * is data that somebody printed; where it must send one, bytes without it are damaged.
 */
export function readAim(bytes: Uint8Array, setting: AimSetting): SymbolData | 'damaged' {
  if (setting === 'never') return { data: bytes };
  const symbol = splitAim(bytes);
  return setting === 'must' && !symbol.aim ? 'damaged' : symbol;
}

/** Separates the AIM identifier `]cm` from the data; without one all bytes are data. */
export function splitAim(bytes: Uint8Array): SymbolData {
  const [flag, first = 0, second = 0] = bytes;
  const code = String.fromCharCode(first);
  const modifier = String.fromCharCode(second);
  if (flag !== FLAG || !/^[A-Za-z]$/.test(code) || !/^[0-9A-Za-z]$/.test(modifier)) {
    return { data: bytes };
  }
  const symbology = SYMBOLOGIES[code] ?? 'unknown';
  return { aim: { code, modifier, symbology }, data: bytes.subarray(3) };
}
