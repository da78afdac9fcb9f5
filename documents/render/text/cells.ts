import type { TextObject } from '../../ofd/model/page-object.ts';
import { type AdvanceOf, type PlacedSlot, placeSlots, wayOf } from '../../ofd/text/run-text.ts';

/** One character or glyph of an object with its place, in the object's space and millimetres. */
export interface Cell extends PlacedSlot {
  /** How far the next one is along the reading direction; absent behind the last one. */
  readonly room?: number;
}

/** Of one object: a whole page of small print has some ten thousands. */
export const MAX_CELLS = 20_000;

/** The cells of a text object in the order of the file, a list for each TextCode. */
export function cellsOf(object: TextObject, advanceOf: AdvanceOf): readonly (readonly Cell[])[] {
  const way = wayOf(object.readDirection);
  let left = MAX_CELLS;
  return placeSlots(object, advanceOf).map((placed) => {
    const cells = placed.slice(0, left);
    left -= cells.length;
    return cells.map((slot, index): Cell => {
      const next = placed[index + 1]?.at;
      if (!next) return slot;
      return { ...slot, room: way.x * (next.x - slot.at.x) + way.y * (next.y - slot.at.y) };
    });
  });
}
