import * as koffi from 'koffi';
import { describe, expect, it } from 'vitest';
import { layoutFor, readerStateType } from './layout.ts';

/** As a C compiler lays `SCARD_READERSTATE` out on 64-bit machines, by each system's own header. */
const OFFSETS = [
  // Visual C++: DWORD of 4 bytes, 36 bytes for the answer.
  ['win32', 64, { szReader: 0, dwCurrentState: 16, dwEventState: 20, cbAtr: 24, rgbAtr: 28 }],
  // Packed: 33 bytes for the answer and no gap behind them.
  ['darwin', 61, { szReader: 0, dwCurrentState: 16, dwEventState: 20, cbAtr: 24, rgbAtr: 28 }],
] as const;

describe('readerStateType', () => {
  it.each(OFFSETS)('has the size of %s', (platform, size, offsets) => {
    const type = readerStateType(koffi, layoutFor(platform));
    expect(koffi.sizeof(type)).toBe(size);
    for (const [member, offset] of Object.entries(offsets)) {
      expect(koffi.offsetof(type, member)).toBe(offset);
    }
  });

  it.runIf(process.platform === 'linux' && process.arch.endsWith('64'))(
    'has the size of pcsc-lite, whose DWORD is an unsigned long',
    () => {
      const type = readerStateType(koffi, layoutFor('linux'));
      expect(koffi.sizeof(type)).toBe(80);
      expect(koffi.offsetof(type, 'dwEventState')).toBe(24);
      expect(koffi.offsetof(type, 'cbAtr')).toBe(32);
      expect(koffi.offsetof(type, 'rgbAtr')).toBe(40);
    },
  );
});

describe('layoutFor', () => {
  it('takes pcsc-lite wherever there is no PC/SC of the system', () => {
    expect(layoutFor('freebsd')).toBe(layoutFor('linux'));
    expect(layoutFor('win32')).toMatchObject({ suffix: 'W', encoding: 'utf-16le' });
  });
});
