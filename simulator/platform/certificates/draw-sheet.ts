import { seal } from './parts/seal.ts';
import type { Drawing, Sheet } from './pen.ts';

/** A sheet as one drawing, its seal drawn like everything else. */
export function drawingOf(sheet: Sheet): Drawing {
  const { width, height, ground, draw, photos, watermark } = sheet;
  const { x, y, radius, name } = sheet.seal;
  return {
    ...{ width, height },
    draw(pen) {
      // A card clips itself to its round corners; what is drawn around it is not of it.
      pen.save();
      ground(pen);
      draw(pen);
      for (const photo of photos) photo.draw(pen);
      seal(pen, x, y, radius, name);
      watermark(pen);
      pen.restore();
    },
  };
}
