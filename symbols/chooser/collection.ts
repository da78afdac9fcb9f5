import type { FoundSymbol, Point } from '../decoder.ts';

/** The symbols of one frame, each once, however often it was read. */
export interface Collection {
  add(symbols: readonly FoundSymbol[]): void;
  readonly symbols: readonly FoundSymbol[];
}

export function createCollection(): Collection {
  const symbols: FoundSymbol[] = [];
  return {
    symbols,
    add(more) {
      for (const one of more) if (!symbols.some((known) => isSame(known, one))) symbols.push(one);
    },
  };
}

/** The same symbol read twice; two that say the same stand apart. */
function isSame(a: FoundSymbol, b: FoundSymbol): boolean {
  if (a.symbology !== b.symbology || a.text !== b.text) return false;
  const [p, q] = [middleOf(a), middleOf(b)];
  const size = Math.hypot(a.corners[0].x - a.corners[2].x, a.corners[0].y - a.corners[2].y);
  return Math.hypot(p.x - q.x, p.y - q.y) <= size / 2;
}

function middleOf({ corners }: FoundSymbol): Point {
  const sum = corners.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  return { x: sum.x / 4, y: sum.y / 4 };
}
