import { mapOk, type Result } from '../../contract/result.ts';
import { encodeGridMatrix, type EncodeFailure, type EncodeOptions, type Part } from './encode.ts';
import type { Matrix } from './matrix.ts';

/** Width of the light margin that a reader needs on every side, in modules (AIMD014, 7.1). */
export const QUIET_ZONE_MODULES = 6;

/** A symbol as a drawing: `path` holds the dark modules in a square of `size` by `size` modules. */
export interface GridMatrixDrawing {
  readonly size: number;
  readonly path: string;
}

/** Draws a text or bytes as a Grid Matrix symbol; fails as {@link encodeGridMatrix} does. */
export function drawGridMatrix(
  content: string | readonly Part[],
  options: EncodeOptions = {},
): Result<GridMatrixDrawing, EncodeFailure> {
  return mapOk(encodeGridMatrix(content, options), drawingOf);
}

function drawingOf({ size, dark }: Matrix): GridMatrixDrawing {
  const runs: string[] = [];
  for (let start = 0; start < dark.length; start++) {
    if (dark[start] !== 1) continue;
    const row = Math.floor(start / size);
    const end = (row + 1) * size;
    const light = dark.subarray(start, end).indexOf(0);
    const length = light < 0 ? end - start : light;
    const left = (start % size) + QUIET_ZONE_MODULES;
    runs.push(`M${left} ${row + QUIET_ZONE_MODULES}h${length}v1h-${length}z`);
    start += length - 1;
  }
  return { size: size + 2 * QUIET_ZONE_MODULES, path: runs.join('') };
}
