/** Return codes of the PC/SC functions (winscard.h), as unsigned 32-bit numbers. */
export const CODE = {
  success: 0,
  invalidHandle: 0x80100003,
  unknownReader: 0x80100009,
  timeout: 0x8010000a,
  readerUnavailable: 0x80100017,
  noService: 0x8010001d,
  serviceStopped: 0x8010001e,
  noReaders: 0x8010002e,
} as const;

/** Bits of a reader's state (winscard.h); the upper 16 bits count its events. */
export const FLAG = {
  unaware: 0,
  changed: 0x0002,
  unknown: 0x0004,
  unavailable: 0x0008,
  empty: 0x0010,
  present: 0x0020,
  exclusive: 0x0080,
  inUse: 0x0100,
  mute: 0x0200,
} as const;

/** What a return code means, for the technician. */
export function codeText(code: number): string {
  if (code === CODE.noService || code === CODE.serviceStopped) {
    return 'the smart-card service is not running';
  }
  return `the smart-card service answers 0x${code.toString(16).padStart(8, '0')}`;
}
