import type { Box } from '../ofd/model/geometry.ts';
import type { OfdDocument } from '../ofd/model/document.ts';
import type { SealPicture } from '../seal/seal.ts';
import type { SignatureVerdict } from '../seal/verdict.ts';
import type { Drawing, Place } from './drawing.ts';
import { isUsable, translation } from './matrix.ts';
import { COST_OF_SHADE, COST_OF_SOURCE, pixelsIn } from './painted-pixels.ts';
import { drawPicture } from './paint-image.ts';

/** A seal where it is shown (StampAnnot, GB/T 33190 18.2.3). Millimetres on the page. */
export interface SealStamp {
  /** The page by its id. */
  readonly page: number;
  /** The document of the page; any that has such a page where it is left out. */
  readonly document?: OfdDocument;
  readonly boundary: Box;
  /** The part that is shown, from the corner of the boundary. */
  readonly clip?: Box;
  readonly picture: SealPicture;
}

/** The seals that signatures show. Which of them deserve it is for the caller to say. */
export function stampsOf(
  signatures: readonly Pick<SignatureVerdict, 'seal' | 'stamps'>[],
): readonly SealStamp[] {
  return signatures.flatMap(({ seal, stamps }) =>
    seal ? stamps.map((stamp) => ({ ...stamp, picture: seal.picture })) : [],
  );
}

/** Draws a seal: its picture fills the boundary. */
export async function paintStamp(
  { boundary, clip, picture: given }: SealStamp,
  place: Omit<Place, 'resources'>,
  drawing: Drawing,
): Promise<void> {
  const { x, y, w, h } = boundary;
  if (!(w > 0 && h > 0) || !isUsable(place.matrix) || !drawing.run.spend(1)) return;
  const picture = await drawing.run.waitFor(() => drawing.pictures.seal(given, drawing.run));
  if (!picture) {
    drawing.notes.add('resource-missing', `${drawing.where}: seal`);
    return;
  }
  const pixels = pixelsIn(boundary, place) * COST_OF_SHADE;
  if (!drawing.run.spendPaint(pixels + picture.width * picture.height * COST_OF_SOURCE)) return;
  const { context } = place;
  context.save();
  context.transform(...translation(x, y));
  if (clip) {
    context.beginPath();
    context.rect(clip.x, clip.y, clip.w, clip.h);
    context.clip();
  }
  context.globalAlpha = 1;
  drawPicture(context, picture, w, h);
  context.restore();
}
