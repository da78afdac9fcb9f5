import { type Box, combine } from '../ofd/model/geometry.ts';
import type { Drawing, Place } from './drawing.ts';
import type { Sheet } from './host.ts';
import { boundsOf, intersection, inverted, translation } from './matrix.ts';

/** A sheet over a part of another one, pixel on pixel. */
export interface HelperSheet {
  /** The same space as that of the sheet below. */
  readonly place: Place;
  readonly sheet: Sheet;
  /** Where it lies, in pixels of the sheet below. */
  readonly x: number;
  readonly y: number;
}

/** Pixels around, for edges that are smoothed. */
const MARGIN = 1;

/**
 * An empty sheet over a box of a place; `undefined` where the box is off the sheet or no more sheets can be
 * had. Whoever asks closes it.
 */
export function openHelper(place: Place, box: Box, drawing: Drawing): HelperSheet | undefined {
  const below = { x: 0, y: 0, w: place.width, h: place.height };
  const seen = intersection(boundsOf(box, place.matrix), below);
  if (!(seen.w > 0 && seen.h > 0)) return undefined;
  const [x, y] = [Math.floor(seen.x) - MARGIN, Math.floor(seen.y) - MARGIN];
  const width = Math.ceil(seen.x + seen.w) + MARGIN - x;
  const height = Math.ceil(seen.y + seen.h) + MARGIN - y;
  const sheet = openSheet(width, height, drawing);
  if (!sheet) return undefined;
  const shift = translation(-x, -y);
  const matrix = combine(place.matrix, shift);
  sheet.context.transform(...matrix);
  const page = combine(place.page, shift);
  const inner = { ...place, context: sheet.context, width, height, matrix, page };
  return { place: inner, sheet, x, y };
}

/** A sheet whose pixels are those of the page. */
export interface CountedSheet extends Sheet {
  /** The sheet, to whoever has asked for the page: its pixels do not count any more. */
  handedOver(): Sheet;
}

/** An empty sheet, as long as the page may have more; whoever asks closes it. */
export function openSheet(
  width: number,
  height: number,
  { host, notes, run, where }: Drawing,
): CountedSheet | undefined {
  const pixels = width * height;
  const isTaken = run.spendPixels(pixels);
  const sheet = isTaken ? host.createSheet(width, height) : undefined;
  if (!sheet) {
    if (isTaken) run.returnPixels(pixels);
    notes.add('too-long', `${where}: sheets`);
    return undefined;
  }
  const close = (): void => {
    run.returnPixels(pixels);
    sheet.close();
  };
  const handedOver = (): Sheet => {
    run.returnPixels(pixels);
    return sheet;
  };
  return { ...sheet, close, handedOver };
}

/** Puts a helper onto the place that it was opened for, with the alpha and the operation set there. */
export function layHelper(
  { sheet, x, y }: HelperSheet,
  place: Place,
  { run }: Pick<Drawing, 'run'>,
): void {
  const back = inverted(place.matrix);
  if (!back || !run.spendPaint(sheet.width * sheet.height)) return;
  const { context } = place;
  context.save();
  context.transform(...back);
  // Pixel on pixel: there is nothing to be smoothed.
  context.imageSmoothingEnabled = false;
  context.drawImage(sheet.source, x, y, sheet.width, sheet.height);
  context.restore();
}

type Paint = (inner: Place) => Promise<void> | void;

/** Draws something as a whole with an alpha, so that its parts do not shine through each other. */
export async function paintGroup(
  alpha: number,
  box: Box,
  place: Place,
  drawing: Drawing,
  paint: Paint,
): Promise<void> {
  if (alpha >= 1) {
    await paint(place);
    return;
  }
  const helper = alpha > 0 ? openHelper(place, box, drawing) : undefined;
  if (!helper) return;
  await paint(helper.place);
  place.context.save();
  place.context.globalAlpha = alpha;
  layHelper(helper, place, drawing);
  place.context.restore();
  helper.sheet.close();
}

/** Draws something only as far as all masks are painted. */
export async function paintMasked(
  masks: readonly Paint[],
  box: Box,
  place: Place,
  drawing: Drawing,
  paint: Paint,
): Promise<void> {
  const content = openHelper(place, box, drawing);
  if (!content) return;
  await paint(content.place);
  const { context } = content.sheet;
  for (const mask of masks) {
    const goesOn = await drawing.run.breathe();
    const stencil = goesOn ? openHelper(place, box, drawing) : undefined;
    // Without its mask it would show what is to be hidden.
    if (!stencil) {
      content.sheet.close();
      return;
    }
    await mask(stencil.place);
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'destination-in';
    layHelper({ ...stencil, x: 0, y: 0 }, content.place, drawing);
    stencil.sheet.close();
  }
  layHelper(content, place, drawing);
  content.sheet.close();
}
