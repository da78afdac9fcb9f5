import type { Bytes } from './bytes.ts';

/** An INDEX of a Compact Font Format program: a list of pieces (Adobe TN 5176, 5). */
export interface CffIndex {
  readonly count: number;
  /** Empty where there is none. */
  item(index: number): Bytes;
  /** Where what follows it begins. */
  readonly end: number;
}

export function readIndex(bytes: Bytes, start: number): CffIndex {
  const count = bytes.u16(start);
  const width = bytes.u8(start + 2);
  const isEmpty = count === 0 || width < 1 || width > 4;
  if (isEmpty) return { count: 0, item: () => bytes.part(0, 0), end: start + 2 };
  const offset = (index: number): number => {
    const at = start + 3 + width * index;
    if (width === 1) return bytes.u8(at);
    if (width === 2) return bytes.u16(at);
    return width === 3 ? bytes.u24(at) : bytes.u32(at);
  };
  // Offsets count from the byte before the data.
  const base = start + 2 + width * (count + 1);
  return {
    count,
    end: base + offset(count),
    item(index) {
      if (index < 0 || index >= count) return bytes.part(0, 0);
      const from = offset(index);
      return bytes.part(base + from, offset(index + 1) - from);
    },
  };
}
