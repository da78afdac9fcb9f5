import { seal } from '../parts/seal.ts';
import { type Drawing, drawingToPng, drawingToSvg } from '../pen.ts';

/** Pixels of a picture's side: 300 to the inch on a seal of 42 mm. */
const SIZE = 500;
/** The ring keeps off the edge of its picture. */
const RADIUS = 246;

/** The picture in an electronic seal, on a clear ground. */
export function sealPicture(name: string, number: string): Uint8Array {
  return drawingToPng(drawingOf(name, number));
}

/** The same as an SVG: lines stay lines at any size. */
export function sealSvg(name: string, number: string): Uint8Array {
  return drawingToSvg(drawingOf(name, number));
}

function drawingOf(name: string, number: string): Drawing {
  return {
    ...{ width: SIZE, height: SIZE },
    draw: (pen) => seal(pen, SIZE / 2, SIZE / 2, RADIUS, name, number),
  };
}

/** How much larger than the ring a picture is. */
export const PICTURE_MARGIN = SIZE / 2 / RADIUS;
