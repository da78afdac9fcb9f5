/**
 * Numbers of a font, highest byte first. Beyond the end there are zeros, so that a font that was cut off
 * has empty glyphs and does no harm.
 */
export interface Bytes {
  readonly length: number;
  u8(at: number): number;
  i8(at: number): number;
  u16(at: number): number;
  i16(at: number): number;
  u24(at: number): number;
  u32(at: number): number;
  i32(at: number): number;
  /** What lies there, as far as there is any. */
  part(at: number, length?: number): Bytes;
}

export function bytesOf(data: Uint8Array): Bytes {
  const u8 = (at: number): number => data[at] ?? 0;
  const u16 = (at: number): number => (u8(at) << 8) | u8(at + 1);
  const u24 = (at: number): number => (u16(at) << 8) | u8(at + 2);
  return {
    length: data.length,
    u8,
    u16,
    u24,
    i8: (at) => (u8(at) << 24) >> 24,
    i16: (at) => (u16(at) << 16) >> 16,
    u32: (at) => u24(at) * 256 + u8(at + 3),
    i32: (at) => (u24(at) << 8) | u8(at + 3),
    part: (from, length = data.length) => {
      const at = Math.max(0, from);
      return bytesOf(data.subarray(at, at + Math.max(0, length)));
    },
  };
}
