/** End mark of a simulated scanner. */
export type ScannerSuffix = 'cr' | 'crlf';

const SUFFIX_BYTES: Readonly<Record<ScannerSuffix, readonly number[]>> = {
  cr: [0x0d],
  crlf: [0x0d, 0x0a],
};

/**
 * What a serial scanner sends for one symbol: AIM identifier `]` + code character + modifier, the
 * data as UTF-8, the end mark.
 */
export function scanBytes(text: string, aim: string, suffix: ScannerSuffix): Uint8Array {
  return Uint8Array.from([...new TextEncoder().encode(`]${aim}${text}`), ...SUFFIX_BYTES[suffix]]);
}
