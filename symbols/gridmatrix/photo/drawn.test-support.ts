import { unwrap } from '../../../contract/result.ts';
import { encodeGridMatrix } from '../encode.ts';
import type { Matrix } from '../matrix.ts';
import type { View } from './cells.ts';
import type { Grey } from './grey.ts';

export const DARK = 40;
export const LIGHT = 220;

/** A picture in which each pixel is a function of its middle. */
export function drawn(width: number, height: number, of: (x: number, y: number) => number): Grey {
  const pixels = Uint8Array.from({ length: width * height }, (_, at) =>
    of((at % width) + 0.5, Math.floor(at / width) + 0.5),
  );
  return { width, height, pixels };
}

/** A symbol, upright and sharp, with its lattice. */
export interface DrawnSymbol extends View {
  readonly matrix: Matrix;
  readonly cells: number;
}

const MARGIN = 4;

/** A symbol of `version`, 4 light modules around it; lattice 0, 0 is its top left corner. */
export function drawnSymbol(version: number, pixelsPerModule: number): DrawnSymbol {
  const matrix = unwrap(encodeGridMatrix('GB/T 27766-2011 网格矩阵码', { version }));
  const { size, dark } = matrix;
  const side = Math.ceil((size + 2 * MARGIN) * pixelsPerModule);
  const grey = drawn(side, side, (x, y) => {
    const column = Math.floor(x / pixelsPerModule) - MARGIN;
    const row = Math.floor(y / pixelsPerModule) - MARGIN;
    const inside = column >= 0 && row >= 0 && column < size && row < size;
    return inside && dark[row * size + column] === 1 ? DARK : LIGHT;
  });
  const side6 = 6 * pixelsPerModule;
  const start = MARGIN * pixelsPerModule;
  const map = { a: side6, b: 0, c: start, d: 0, e: side6, f: start, g: 0, h: 0 };
  return { grey, map, matrix, cells: size / 6 };
}
