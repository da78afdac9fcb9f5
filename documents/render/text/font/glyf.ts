import { combine, IDENTITY, type Matrix, transform } from '../../../ofd/model/geometry.ts';
import type { Bytes } from './bytes.ts';
import { createPen, type DrawnGlyph, type OutlinePen } from './outline.ts';

/** TrueType glyphs (ISO/IEC 14496-22, 5.3.3 and 5.3.4). */
export interface GlyfTables {
  readonly glyf: Bytes;
  readonly loca: Bytes;
  /** Offsets of four bytes, not of two. */
  readonly isLong: boolean;
}

interface GlyphPoint {
  readonly x: number;
  readonly y: number;
  readonly isOn: boolean;
}

interface Budget {
  components: number;
  points: number;
}

const ON_CURVE = 0x01;
const X_SHORT = 0x02;
const Y_SHORT = 0x04;
const REPEAT = 0x08;
const X_SAME = 0x10;
const Y_SAME = 0x20;

const ARE_WORDS = 0x0001;
const ARE_OFFSETS = 0x0002;
const HAS_SCALE = 0x0008;
const HAS_MORE = 0x0020;
const HAS_TWO_SCALES = 0x0040;
const HAS_MATRIX = 0x0080;

const HEADER_BYTES = 10;
/** Glyphs in glyphs; real ones are one or two deep. */
const MAX_DEPTH = 6;
const MAX_COMPONENTS = 256;
/** What a part costs as much as, in points. */
const PART_COST = 20;
/** Of all components together. */
const MAX_POINTS = 20_000;

/** The outline of a glyph; empty where there is none, and cut where it is beyond all measure. */
export function glyfOutline(tables: GlyfTables, glyph: number): DrawnGlyph {
  const pen = createPen();
  const budget = { components: MAX_COMPONENTS, points: MAX_POINTS };
  drawGlyph(tables, glyph, IDENTITY, 0, pen, budget);
  const components = MAX_COMPONENTS - budget.components;
  return { outline: pen.outline, cost: MAX_POINTS - budget.points + PART_COST * components };
}

function drawGlyph(
  tables: GlyfTables,
  glyph: number,
  placement: Matrix,
  depth: number,
  pen: OutlinePen,
  budget: Budget,
): void {
  const bytes = glyphBytes(tables, glyph);
  if (bytes.length <= HEADER_BYTES || pen.isFull) return;
  const contours = bytes.i16(0);
  if (contours >= 0) {
    for (const contour of readContours(bytes, contours, budget)) {
      drawContour(
        contour.map((point) => ({ ...point, ...transform(placement, point) })),
        pen,
      );
    }
    return;
  }
  if (depth >= MAX_DEPTH) return;
  for (const part of readComponents(bytes)) {
    if (budget.components-- <= 0) return;
    drawGlyph(tables, part.glyph, combine(part.placement, placement), depth + 1, pen, budget);
  }
}

function glyphBytes({ glyf, loca, isLong }: GlyfTables, glyph: number): Bytes {
  const at = (index: number): number => (isLong ? loca.u32(4 * index) : 2 * loca.u16(2 * index));
  const isThere = (glyph + 2) * (isLong ? 4 : 2) <= loca.length;
  return isThere ? glyf.part(at(glyph), at(glyph + 1) - at(glyph)) : glyf.part(0, 0);
}

function readContours(bytes: Bytes, count: number, budget: Budget): GlyphPoint[][] {
  const instructions = HEADER_BYTES + 2 * count;
  if (count === 0 || instructions > bytes.length) return [];
  const total = bytes.u16(instructions - 2) + 1;
  // Each contour has a point: contours that have none would cost nothing, and be read for ever.
  if (count > total) return [];
  budget.points -= total;
  if (budget.points < 0) return [];
  const ends = Array.from({ length: count }, (_, index) => bytes.u16(HEADER_BYTES + 2 * index));
  const points = readPoints(bytes, instructions + 2 + bytes.u16(instructions), total);
  const contours: GlyphPoint[][] = [];
  let begin = 0;
  for (const end of ends) {
    // Ends that go back would have the same points drawn again and again.
    if (end < begin) break;
    contours.push(points.slice(begin, end + 1));
    begin = end + 1;
  }
  return contours;
}

function readPoints(bytes: Bytes, start: number, total: number): GlyphPoint[] {
  const flags: number[] = [];
  let at = start;
  while (flags.length < total && at < bytes.length) {
    const flag = bytes.u8(at++);
    const times = (flag & REPEAT) === 0 ? 1 : 1 + bytes.u8(at++);
    for (let done = 0; done < times && flags.length < total; done++) flags.push(flag);
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if ((flag & short) !== 0) {
        const step = bytes.u8(at++);
        value += (flag & same) === 0 ? -step : step;
      } else if ((flag & same) === 0) {
        value += bytes.i16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = coordinates(X_SHORT, X_SAME);
  const ys = coordinates(Y_SHORT, Y_SAME);
  return flags.map((flag, index) => ({
    x: xs[index] ?? 0,
    y: ys[index] ?? 0,
    isOn: (flag & ON_CURVE) !== 0,
  }));
}

/** Between two points off the curve there is one on it, half way. */
function drawContour(points: readonly GlyphPoint[], pen: OutlinePen): void {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return;
  const start = first.isOn ? first : last.isOn ? last : middle(first, last);
  pen.moveTo(start.x, start.y);
  let control: GlyphPoint | undefined;
  const rest = points.slice(first.isOn ? 1 : 0);
  for (const point of start === last ? rest : [...rest, start]) {
    const isEnd = point === start;
    if (control && (point.isOn || isEnd)) pen.add(control.x, control.y, point.x, point.y);
    else if (control) {
      const between = middle(control, point);
      pen.add(control.x, control.y, between.x, between.y);
    } else if (point.isOn) pen.add(point.x, point.y);
    control = point.isOn || isEnd ? undefined : point;
  }
}

function middle(one: GlyphPoint, other: GlyphPoint): GlyphPoint {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, isOn: true };
}

interface Component {
  readonly glyph: number;
  readonly placement: Matrix;
}

/**
 * One after the other: how many are read is the caller's budget. Parts that are placed by points of
 * theirs instead of offsets are left at their origin: no font in use has them.
 */
function* readComponents(bytes: Bytes): Generator<Component> {
  let at = HEADER_BYTES;
  let flags = HAS_MORE;
  while ((flags & HAS_MORE) !== 0 && at < bytes.length) {
    flags = bytes.u16(at);
    const glyph = bytes.u16(at + 2);
    at += 4;
    const areWords = (flags & ARE_WORDS) !== 0;
    const [dx, dy] = areWords
      ? [bytes.i16(at), bytes.i16(at + 2)]
      : [bytes.i8(at), bytes.i8(at + 1)];
    at += areWords ? 4 : 2;
    const scale = (): number => {
      at += 2;
      return bytes.i16(at - 2) / 0x4000;
    };
    let [a, b, c, d] = [1, 0, 0, 1];
    if ((flags & HAS_SCALE) !== 0) a = d = scale();
    else if ((flags & HAS_TWO_SCALES) !== 0) [a, d] = [scale(), scale()];
    else if ((flags & HAS_MATRIX) !== 0) [a, b, c, d] = [scale(), scale(), scale(), scale()];
    const [e, f] = (flags & ARE_OFFSETS) === 0 ? [0, 0] : [dx, dy];
    yield { glyph, placement: [a, b, c, d, e, f] };
  }
}
