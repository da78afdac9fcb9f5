import type { Random } from '../../../simulator/devices/random.ts';
import {
  fitHomography,
  project,
  type Homography,
} from '../../../symbols/gridmatrix/photo/homography.ts';
import type { Corners, Point } from '../../../symbols/decoder.ts';

export const WIDTH = 1280;
export const HEIGHT = 720;

/** How a symbol is held before the camera; angles in degrees. */
export interface Pose {
  /** In the plane of the picture, clockwise. */
  readonly roll: number;
  /** How far its plane is tilted away, and towards which side. */
  readonly tilt: number;
  readonly towards: number;
}

/** Where a symbol lies in a picture. */
export interface Placed {
  /** From modules of the symbol to pixels. */
  readonly map: Homography;
  /** From pixels to modules. */
  readonly back: Homography;
  readonly corners: Corners;
  /** Of the shortest side of the symbol. */
  readonly pixelsPerModule: number;
}

/** In pixels: about that of the camera of a laptop. */
const FOCAL = 1150;
/** Light modules around the symbol that have to be in the picture as well. */
const QUIET = 2;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/**
 * A symbol of `size` modules somewhere in the frame with `pixelsPerModule` along its shortest side;
 * nothing where it does not fit.
 */
export function place(
  size: number,
  pixelsPerModule: number,
  pose: Pose,
  random: Random,
): Placed | undefined {
  const first = seen(size, pose, (size * FOCAL) / (pixelsPerModule * size));
  // Once more at the distance at which the shortest side has the right length.
  const distance =
    ((size * FOCAL) / (pixelsPerModule * size)) *
    (shortestSide(first, size) / (pixelsPerModule * size));
  const points = seen(size, pose, distance);
  const around = seen(size, pose, distance, QUIET);
  const xs = around.map(({ x }) => x);
  const ys = around.map(({ y }) => y);
  const spareX = WIDTH - (Math.max(...xs) - Math.min(...xs));
  const spareY = HEIGHT - (Math.max(...ys) - Math.min(...ys));
  if (spareX < 0 || spareY < 0) return undefined;
  const shiftX = random.fraction() * spareX - Math.min(...xs);
  const shiftY = random.fraction() * spareY - Math.min(...ys);
  const corners = points.map(({ x, y }) => ({
    x: x + shiftX,
    y: y + shiftY,
  })) as unknown as Corners;
  const map = fitHomography(corners.map(({ x, y }, at) => ({ ...square(size)[at]!, x, y })));
  const back = fitHomography(
    corners.map(({ x, y }, at) => ({ u: x, v: y, x: square(size)[at]!.u, y: square(size)[at]!.v })),
  );
  if (!map || !back) return undefined;
  return { map, back, corners, pixelsPerModule: shortestSide(corners, size) / size };
}

function shortestSide(corners: readonly Point[], size: number): number {
  const sides = corners.map(({ x, y }, at) => {
    const next = corners[(at + 1) % 4]!;
    return Math.hypot(next.x - x, next.y - y);
  });
  return Math.max(Math.min(...sides), size * 0.01);
}

function square(size: number): { readonly u: number; readonly v: number }[] {
  return [
    { u: 0, v: 0 },
    { u: size, v: 0 },
    { u: size, v: size },
    { u: 0, v: size },
  ];
}

/** The corners through a pinhole; the middle of the symbol lies on the axis of the camera. */
function seen(size: number, { roll, tilt, towards }: Pose, distance: number, margin = 0): Point[] {
  const half = size / 2 + margin;
  const spin = radians(roll - towards);
  return square(2 * half).map(({ u, v }) => {
    const x = (u - half) * Math.cos(spin) - (v - half) * Math.sin(spin);
    const y = (u - half) * Math.sin(spin) + (v - half) * Math.cos(spin);
    const depth = distance + x * Math.sin(radians(tilt));
    const flatX = (FOCAL * x * Math.cos(radians(tilt))) / depth;
    const flatY = (FOCAL * y) / depth;
    const turn = radians(towards);
    return {
      x: flatX * Math.cos(turn) - flatY * Math.sin(turn),
      y: flatX * Math.sin(turn) + flatY * Math.cos(turn),
    };
  });
}

/** In modules of the symbol, 0, 0 at its top left corner. */
export function moduleAt(placed: Placed, x: number, y: number): Point {
  return project(placed.back, x, y);
}
