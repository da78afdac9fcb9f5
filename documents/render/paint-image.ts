import type { ImageBorder, ImageObject } from '../ofd/model/page-object.ts';
import type { Canvas2D } from './canvas.ts';
import { styleOf } from './draw-style.ts';
import { type Drawing, entered, type Place } from './drawing.ts';
import type { Picture } from './host.ts';
import { setLine } from './line.ts';
import { grown, translation } from './matrix.ts';
import { COST_OF_SHADE, COST_OF_SOURCE, pixelsIn } from './painted-pixels.ts';
import { paintUnit } from './paint-unit.ts';
import { paintShape } from './shape-paint.ts';

/** What every picture fills before its matrix. */
const UNIT_SQUARE = { x: 0, y: 0, w: 1, h: 1 };

/**
 * ImageObject (CT_Image, GB/T 33190 10): the picture fills the unit square, which its matrix puts in place. Without a
 * matrix it fills the boundary, as every reader has it.
 */
export async function paintImage(
  object: ImageObject,
  place: Place,
  drawing: Drawing,
): Promise<void> {
  const { w, h } = object.boundary;
  const ctm = object.ctm ?? ([w, 0, 0, h, 0, 0] as const);
  const picture = await pictureOf(object, place, drawing);
  if (picture) {
    await paintUnit(
      { ...object, ctm },
      { slack: 0, reach: UNIT_SQUARE },
      place,
      drawing,
      (inner, seen) => {
        if (!drawing.run.spendPaint(Math.min(seen, pixelsIn(UNIT_SQUARE, inner)) * COST_OF_SHADE))
          return;
        if (!drawing.run.spendPaint(picture.width * picture.height * COST_OF_SOURCE)) return;
        const { context } = inner;
        context.globalAlpha = object.alpha / 255;
        drawPicture(context, picture, 1, 1);
      },
    );
  }
  if (object.border) await paintBorder(object, object.border, place, drawing);
}

/** Over the box from the origin; larger pictures are made smaller with care. */
export function drawPicture(context: Canvas2D, picture: Picture, w: number, h: number): void {
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture.source, 0, 0, w, h);
}

/** The picture itself, or the one that may stand in for it. */
async function pictureOf(
  { resource, substitution, mask }: ImageObject,
  { resources }: Place,
  { pictures, notes, where, run }: Drawing,
): Promise<Picture | undefined> {
  const maskMedia = mask === undefined ? undefined : resources.media(mask);
  for (const id of [resource, substitution]) {
    const media = id === undefined ? undefined : resources.media(id);
    const picture = media && (await run.waitFor(() => pictures.image(media, maskMedia, run)));
    if (picture) return picture;
  }
  notes.add('resource-missing', `${where}: picture`);
  return undefined;
}

/** The frame of a picture, along its boundary (table 43). */
async function paintBorder(
  object: ImageObject,
  border: ImageBorder,
  place: Place,
  drawing: Drawing,
): Promise<void> {
  const { x, y, w, h } = object.boundary;
  const style = styleOf({ ...border, lineWidth: border.lineWidth }, undefined, () => undefined);
  const box = { x: 0, y: 0, w, h };
  const frame = {
    box: grown(box, border.lineWidth),
    paint: (there: Place): void => {
      setLine(style, there, 2 * (w + h));
      there.context.beginPath();
      traceRounded(there.context, w, h, border);
      there.context.stroke();
    },
  };
  place.context.save();
  const inner = entered(place, translation(x, y));
  const paint = { colour: border.colour, alpha: object.alpha / 255 };
  await paintShape(frame, 'strokeStyle', paint, inner, drawing);
  place.context.restore();
}

/** How far the control points of a quarter of an ellipse stand off, as parts of its radius. */
const QUARTER = 0.5523;

function traceRounded(context: Canvas2D, w: number, h: number, border: ImageBorder): void {
  const rx = Math.min(w / 2, Math.max(0, border.horizontalRadius));
  const ry = Math.min(h / 2, Math.max(0, border.verticalRadius));
  const [outX, outY] = [rx * (1 - QUARTER), ry * (1 - QUARTER)];
  context.moveTo(rx, 0);
  context.lineTo(w - rx, 0);
  context.bezierCurveTo(w - outX, 0, w, outY, w, ry);
  context.lineTo(w, h - ry);
  context.bezierCurveTo(w, h - outY, w - outX, h, w - rx, h);
  context.lineTo(rx, h);
  context.bezierCurveTo(outX, h, 0, h - outY, 0, h - ry);
  context.lineTo(0, ry);
  context.bezierCurveTo(0, outY, outX, 0, rx, 0);
  context.closePath();
}
