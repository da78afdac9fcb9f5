import type { Pattern } from '../ofd/model/colour.ts';
import { type Box, combine, IDENTITY, type Matrix } from '../ofd/model/geometry.ts';
import { type Drawing, entered, type Place } from './drawing.ts';
import { openSheet } from './helper-sheet.ts';
import { boundsOf, intersection, inverted, scaleOf, translation } from './matrix.ts';
import { COST_OF_SHADE } from './painted-pixels.ts';
import { paintObjects } from './paint-object.ts';

/** Cells of one pattern; a page full of letters has fewer. */
const MAX_CELLS = 20_000;
/** More objects than that in all cells together are drawn once and then copied. */
const MAX_SINGLE_OBJECTS = 64;
/** Pixels of the cell that is copied: it is drawn that much larger than it is seen. */
const COPY_SCALE = 2;
const MAX_COPY_PIXELS = 8_000_000;

/** Covers a box with the cells of a pattern (CT_Pattern, GB/T 33190 8.3.3), laid out first and then transformed. */
export async function coverPattern(
  pattern: Pattern,
  box: Box,
  place: Place,
  drawing: Drawing,
): Promise<void> {
  const { width, height, objects } = pattern;
  if (!(width > 0 && height > 0) || objects.length === 0) return;
  if (place.depth >= drawing.run.limits.depth) {
    drawing.notes.add('too-deep', drawing.where);
    return;
  }
  const start = patternSpace(pattern, place);
  const cells = start && cellsIn(pattern, boundsOf(seenBox(box, place), start.fromPlace));
  if (!cells) return;
  const count = cells.columns * cells.rows;
  if (count > MAX_CELLS || !drawing.run.spend(count)) {
    drawing.notes.add('too-long', `${drawing.where}: pattern`);
    return;
  }
  const { context } = place;
  context.save();
  const inner = { ...entered(place, start.toPlace), depth: place.depth + 1 };
  const copy =
    count * objects.length > MAX_SINGLE_OBJECTS ? await copyOf(pattern, inner, drawing) : undefined;
  const cellPixels = Math.min(
    width * height * scaleOf(inner.matrix) ** 2,
    place.width * place.height,
  );
  if (copy) drawing.run.spendPaint(count * cellPixels * COST_OF_SHADE);
  for (let row = cells.firstRow; row < cells.firstRow + cells.rows; row++) {
    for (let column = cells.firstColumn; column < cells.firstColumn + cells.columns; column++) {
      if (!(await drawing.run.breathe())) break;
      context.save();
      const cell = entered(inner, cellSpace(pattern, column, row));
      if (copy) context.drawImage(copy.source, 0, 0, width, height);
      else await paintCell(pattern, cell, drawing);
      context.restore();
    }
  }
  copy?.close();
  context.restore();
}

interface PatternSpace {
  /** From the cells' space to that of the place, which the canvas is in. */
  readonly toPlace: Matrix;
  readonly fromPlace: Matrix;
}

function patternSpace(pattern: Pattern, place: Place): PatternSpace | undefined {
  const back = inverted(place.matrix);
  const toOrigin = pattern.relativeToPage && back ? combine(place.page, back) : IDENTITY;
  const toPlace = combine(pattern.ctm ?? IDENTITY, toOrigin);
  const fromPlace = inverted(toPlace);
  return fromPlace && { toPlace, fromPlace };
}

/** What of a box is on the sheet. */
function seenBox(box: Box, place: Place): Box {
  const back = inverted(place.matrix);
  const sheet = { x: 0, y: 0, w: place.width, h: place.height };
  return back ? intersection(box, boundsOf(sheet, back)) : box;
}

interface Cells {
  readonly firstColumn: number;
  readonly columns: number;
  readonly firstRow: number;
  readonly rows: number;
}

function cellsIn({ width, height, xStep, yStep }: Pattern, { x, y, w, h }: Box): Cells | undefined {
  const firstColumn = Math.floor((x - width) / xStep) + 1;
  const firstRow = Math.floor((y - height) / yStep) + 1;
  const columns = Math.ceil((x + w) / xStep) - firstColumn;
  const rows = Math.ceil((y + h) / yStep) - firstRow;
  return columns > 0 && rows > 0 ? { firstColumn, columns, firstRow, rows } : undefined;
}

/** Where a cell is; every second one may be a mirror image (ReflectMethod, table 28). */
function cellSpace(
  { width, height, xStep, yStep, reflect }: Pattern,
  column: number,
  row: number,
): Matrix {
  const byColumn = reflect === 'Column' || reflect === 'RowAndColumn';
  const byRow = reflect === 'Row' || reflect === 'RowAndColumn';
  const isTurnedX = byColumn && column % 2 !== 0;
  const isTurnedY = byRow && row % 2 !== 0;
  const mirror: Matrix = [
    isTurnedX ? -1 : 1,
    0,
    0,
    isTurnedY ? -1 : 1,
    isTurnedX ? width : 0,
    isTurnedY ? height : 0,
  ];
  return combine(mirror, translation(column * xStep, row * yStep));
}

async function paintCell(
  { width, height, objects }: Pattern,
  cell: Place,
  drawing: Drawing,
): Promise<void> {
  cell.context.beginPath();
  cell.context.rect(0, 0, width, height);
  cell.context.clip();
  await paintObjects(objects, cell, drawing);
}

/** One cell as a picture. */
async function copyOf(
  pattern: Pattern,
  inner: Place,
  drawing: Drawing,
): Promise<{ readonly source: unknown; close(): void } | undefined> {
  const { width, height } = pattern;
  const wanted = scaleOf(inner.matrix) * COPY_SCALE;
  const scale = Math.min(wanted, Math.sqrt(MAX_COPY_PIXELS / (width * height)));
  const [w, h] = [Math.ceil(width * scale), Math.ceil(height * scale)];
  const matrix: Matrix = [w / width, 0, 0, h / height, 0, 0];
  const sheet = openSheet(w, h, drawing);
  if (!sheet) return undefined;
  sheet.context.transform(...matrix);
  const cell = { ...inner, context: sheet.context, width: w, height: h, matrix, page: matrix };
  await paintCell(pattern, cell, drawing);
  return sheet;
}
