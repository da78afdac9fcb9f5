import type { PrintMark } from '../../contract/printing.ts';
import type { Canvas2D } from '../../documents/render/canvas.ts';

/** The face of the window, which has every character of a mark; the rest stands in for tests. */
export const MARK_FONT = '"Noto Sans SC Variable", "Noto Sans SC", sans-serif';

/** All of these in hundredths of the shorter side of the page. */
const TILE_SIZE = 3.4;
const TILE_ROW = 15;
const TILE_GAP = 9;
const FOOT_SIZE = 2;
const FOOT_LEADING = 1.45;
const FOOT_PADDING = 1.2;
const FOOT_WIDTH = 94;
/** Light enough to read what is below, dark enough to come out of a copying machine. */
const TILE_ALPHA = 0.17;
const FOOT_GROUND_ALPHA = 0.86;
const INK = '#1b3542';
const SLANT = -Math.PI / 6;

/** In pixels. */
interface Extent {
  readonly width: number;
  readonly height: number;
}

/** The sheet that is marked. */
interface MarkedSheet extends Extent {
  readonly context: Canvas2D;
}

function unitOf({ width, height }: Extent): number {
  return Math.min(width, height) / 100;
}

/** How high the strip is that a mark needs below a page of this size, in whole pixels. */
export function footHeight(page: Extent, { foot }: PrintMark): number {
  return Math.ceil((foot.length * FOOT_SIZE * FOOT_LEADING + FOOT_PADDING) * unitOf(page));
}

/** All over the sheet, so that no part of it can be cut out without a mark. */
function drawTiles({ context, width, height }: MarkedSheet, text: string, unit: number): void {
  const reach = Math.hypot(width, height) / 2;
  context.save();
  context.transform(1, 0, 0, 1, width / 2, height / 2);
  context.transform(Math.cos(SLANT), Math.sin(SLANT), -Math.sin(SLANT), Math.cos(SLANT), 0, 0);
  context.globalAlpha = TILE_ALPHA;
  context.fillStyle = INK;
  context.font = `600 ${TILE_SIZE * unit}px ${MARK_FONT}`;
  const step = Math.max(context.measureText(text).width, TILE_SIZE * unit) + TILE_GAP * unit;
  let row = 0;
  for (let y = -reach; y <= reach; y += TILE_ROW * unit) {
    row++;
    // Every other row is shifted: a strip between the words is nowhere free.
    for (let x = -reach - (row % 2) * (step / 2); x <= reach; x += step) {
      context.fillText(text, x, y);
    }
  }
  context.restore();
}

/** In full, below the page: it hides nothing, and what is above it carries the tiles. */
function drawFoot(
  { context, width, height }: MarkedSheet,
  lines: readonly string[],
  unit: number,
  strip: number,
): void {
  context.save();
  context.font = `600 ${FOOT_SIZE * unit}px ${MARK_FONT}`;
  const widest = Math.max(...lines.map((line) => context.measureText(line).width));
  const size = FOOT_SIZE * unit * Math.min(1, (FOOT_WIDTH * (width / 100)) / widest);
  const leading = FOOT_SIZE * unit * FOOT_LEADING;
  const padding = (FOOT_PADDING * unit) / 2;
  context.globalAlpha = FOOT_GROUND_ALPHA;
  context.fillStyle = '#ffffff';
  context.fillRect(0, height - strip, width, strip);
  context.globalAlpha = 1;
  context.fillStyle = INK;
  context.font = `600 ${size}px ${MARK_FONT}`;
  for (const [index, line] of lines.entries()) {
    context.fillText(line, 2 * padding, height - strip + padding + (index + 0.75) * leading);
  }
  context.restore();
}

/**
 * Draws what an annotated copy says (复印件标注): tiled over the drawn page, so that it cannot be cut off
 * without the content, and in full on a strip of {@link footHeight} below it.
 *
 * @param page size of the drawn page, at the top of the canvas
 */
export function drawMark(context: Canvas2D, page: Extent, mark: PrintMark): void {
  const unit = unitOf(page);
  const strip = footHeight(page, mark);
  const sheet = { context, width: page.width, height: page.height + strip };
  drawTiles(sheet, mark.tile, unit);
  drawFoot(sheet, mark.foot, unit, strip);
}
