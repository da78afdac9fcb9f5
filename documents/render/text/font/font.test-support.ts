import { type Bytes, bytesOf } from './bytes.ts';

/** Numbers as a font writes them, highest byte first. */
export function u8(...values: readonly number[]): number[] {
  return values.map((value) => value & 0xff);
}

export function u16(...values: readonly number[]): number[] {
  return values.flatMap((value) => u8(value >> 8, value));
}

export function u32(...values: readonly number[]): number[] {
  return values.flatMap((value) => u16(Math.floor(value / 0x10000), value));
}

/** Letters of ASCII. */
export function letters(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

/** A font of these tables. */
export function sfnt(
  tables: Readonly<Record<string, readonly number[]>>,
  version: readonly number[] = u32(0x00010000),
  start = 0,
): Uint8Array {
  const entries = Object.entries(tables);
  const head = [...version, ...u16(entries.length, 0, 0, 0)];
  let at = start + head.length + 16 * entries.length;
  const bodies: number[] = [];
  for (const [tag, body] of entries) {
    head.push(...letters(tag), ...u32(0, at, body.length));
    bodies.push(...body);
    at += body.length;
  }
  return new Uint8Array([...head, ...bodies]);
}

export interface TestPoint {
  readonly x: number;
  readonly y: number;
  readonly isOn?: boolean;
}

/** A simple glyph with coordinates of two bytes. */
export function simpleGlyph(...contours: readonly (readonly TestPoint[])[]): number[] {
  const points = contours.flat();
  let end = -1;
  const ends = contours.map((contour) => (end += contour.length));
  const steps = (axis: 'x' | 'y'): number[] =>
    points.map((point, index) => point[axis] - (points[index - 1]?.[axis] ?? 0));
  return [
    ...u16(contours.length, 0, 0, 0, 0, ...ends, 0),
    ...points.map(({ isOn }) => (isOn === false ? 0 : 1)),
    ...u16(...steps('x'), ...steps('y')),
  ];
}

/** Parts as `[flags, glyph, …arguments]`, the arguments as bytes. */
export function compositeGlyph(...parts: readonly (readonly number[])[]): number[] {
  const MORE = 0x20;
  const body = parts.flatMap(([flags = 0, glyph = 0, ...rest], index) => [
    ...u16(index < parts.length - 1 ? flags | MORE : flags, glyph),
    ...rest,
  ]);
  return [...u16(-1, 0, 0, 0, 0), ...body];
}

/** `glyf` and `loca` with offsets of four bytes, and the `head` that says so. */
export function glyfTables(
  glyphs: readonly (readonly number[])[],
): Readonly<Record<'head' | 'glyf' | 'loca', readonly number[]>> {
  const glyf: number[] = [];
  const offsets = [0];
  for (const glyph of glyphs) {
    glyf.push(...glyph);
    offsets.push(glyf.length);
  }
  const head = [...u16(...Array<number>(9).fill(0), 1_000), ...Array<number>(34).fill(0)];
  head[51] = 1;
  return { head, glyf, loca: u32(...offsets) };
}

/** A `cmap` of one subtable. */
export function cmapOf(platform: number, encoding: number, subtable: readonly number[]): number[] {
  return [...u16(0, 1, platform, encoding), ...u32(12), ...subtable];
}

/** Format 4 with a segment for each code point. */
export function segmentTable(glyphs: Readonly<Record<number, number>>): number[] {
  const codes = Object.keys(glyphs)
    .map(Number)
    .toSorted((one, other) => one - other);
  const deltas = codes.map((code) => (glyphs[code] ?? 0) - code);
  const count = codes.length + 1;
  const zeros = Array<number>(count).fill(0);
  const body = u16(
    2 * count,
    0,
    0,
    0,
    ...codes,
    0xffff,
    0,
    ...codes,
    0xffff,
    ...deltas,
    1,
    ...zeros,
  );
  return [...u16(4, 8 + body.length - 2, 0), ...body];
}

/** An INDEX with offsets of two bytes. */
export function cffIndex(items: readonly (readonly number[])[]): number[] {
  if (items.length === 0) return u16(0);
  let at = 1;
  const offsets = [1, ...items.map((item) => (at += item.length))];
  return [...u16(items.length), 2, ...u16(...offsets), ...items.flat()];
}

/** A number of a DICT in five bytes, so that its length is known before its value. */
export function dictNumber(value: number): number[] {
  return [29, ...u32(value < 0 ? value + 2 ** 32 : value)];
}

export interface TestCff {
  readonly charStrings: readonly (readonly number[])[];
  readonly globalSubrs?: readonly (readonly number[])[];
  readonly subrs?: readonly (readonly number[])[];
  readonly strings?: readonly (readonly number[])[];
  /** Strings of the glyphs from the second on. */
  readonly sids?: readonly number[];
  readonly top?: readonly number[];
}

/** A bare Compact Font Format program; widths count from 500, and are 400 where none is written. */
export function cff(font: TestCff): Uint8Array {
  const strings = cffIndex(font.strings ?? []);
  const globals = cffIndex(font.globalSubrs ?? []);
  const glyphs = cffIndex(font.charStrings);
  const charset = font.sids ? [0, ...u16(...font.sids)] : [];
  const head = [1, 0, 4, 2, ...cffIndex([letters('Test')])];
  const own = [...dictNumber(400), 20, ...dictNumber(500), 21, ...dictNumber(18), 19];
  const topBytes = 5 + 1 + 5 + 1 + 10 + 1 + (font.top?.length ?? 0);
  const start = head.length + 7 + topBytes + strings.length + globals.length;
  const privateAt = start + glyphs.length + charset.length;
  const top = [
    ...[...dictNumber(start), 17],
    ...[...dictNumber(font.sids ? start + glyphs.length : 0), 15],
    ...[...dictNumber(own.length), ...dictNumber(privateAt), 18],
    ...(font.top ?? []),
  ];
  const rest = [...strings, ...globals, ...glyphs, ...charset, ...own];
  return new Uint8Array([...head, ...cffIndex([top]), ...rest, ...cffIndex(font.subrs ?? [])]);
}

/** Numbers of a charstring in three bytes each, then the operator. */
export function operation(operator: readonly number[], ...operands: readonly number[]): number[] {
  return [...operands.flatMap((value) => [28, ...u16(value)]), ...operator];
}

/** Bytes that tell how often they were read: what nobody counts costs time all the same. */
export function counted(data: Uint8Array): { readonly bytes: Bytes; readonly reads: () => number } {
  let reads = 0;
  const wrap = (inner: Bytes): Bytes => {
    const counting = (read: (at: number) => number) => (at: number) => {
      reads++;
      return read(at);
    };
    return {
      length: inner.length,
      ...{ u8: counting((at) => inner.u8(at)), i8: counting((at) => inner.i8(at)) },
      ...{ u16: counting((at) => inner.u16(at)), i16: counting((at) => inner.i16(at)) },
      ...{ u32: counting((at) => inner.u32(at)), i32: counting((at) => inner.i32(at)) },
      u24: counting((at) => inner.u24(at)),
      part: (at, length) => wrap(inner.part(at, length)),
    };
  };
  return { bytes: wrap(bytesOf(data)), reads: () => reads };
}
