import type { TextObject } from '../../ofd/model/page-object.ts';
import { type AdvanceOf, placeRun, wayOf } from '../../ofd/text/run-text.ts';
import { glyphTable } from './glyph-runs.ts';

/** One character of an object with its place, in the object's space and millimetres. */
export interface Cell {
  readonly character: string;
  readonly x: number;
  readonly y: number;
  /** Glyphs of the embedded font that are drawn for it; an empty list for none at all. */
  readonly glyphs?: readonly number[];
  /** How far the next character is along the reading direction; absent behind the last one. */
  readonly room?: number;
}

/** Characters of one object: a page of small print has some ten thousands. */
export const MAX_CELLS = 100_000;

/** All characters of a text object in the order of the file. */
export function cellsOf(object: TextObject, advanceOf: AdvanceOf): readonly Cell[] {
  const glyphs = glyphTable(object.codes, object.glyphRuns);
  const way = wayOf(object.readDirection);
  const cells: Cell[] = [];
  for (const code of object.codes) {
    if (cells.length > MAX_CELLS) break;
    const placed = placeRun(code, object, advanceOf);
    for (const [index, { character, at }] of placed.entries()) {
      const own = glyphs.get(cells.length);
      const next = placed[index + 1]?.at;
      const room = next && way.x * (next.x - at.x) + way.y * (next.y - at.y);
      cells.push({
        ...{ character, x: at.x, y: at.y },
        ...(own && { glyphs: own }),
        ...(room !== undefined && { room }),
      });
    }
  }
  return cells.slice(0, MAX_CELLS);
}
