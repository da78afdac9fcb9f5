import type { ImageObject } from '../ofd/model/page-object.ts';
import type { Drawing, Place } from './drawing.ts';
import type { Picture } from './host.ts';
import { paintUnit } from './paint-unit.ts';

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
  if (!picture) return;
  await paintUnit({ ...object, ctm }, 0, place, drawing, ({ context }) => {
    context.globalAlpha = object.alpha / 255;
    context.drawImage(picture.source, 0, 0, 1, 1);
  });
}

/** The picture itself, or the one that may stand in for it. */
async function pictureOf(
  { resource, substitution, mask }: ImageObject,
  { resources }: Place,
  { pictures, notes, where }: Drawing,
): Promise<Picture | undefined> {
  const maskMedia = mask === undefined ? undefined : resources.media(mask);
  for (const id of [resource, substitution]) {
    const media = id === undefined ? undefined : resources.media(id);
    const picture = media && (await pictures.image(media, maskMedia));
    if (picture) return picture;
  }
  notes.add('resource-missing', `${where}: picture`);
  return undefined;
}
