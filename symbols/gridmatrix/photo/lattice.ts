import { fitHomography, type Homography, type Match } from './homography.ts';
import type { Links } from './links.ts';
import type { Saddle } from './saddle-fit.ts';

/** Corners of macromodules that hang together; u to the right and v down, in macromodules. */
export interface Lattice {
  readonly map: Homography;
  readonly corners: readonly Match[];
}

/** The columns and rows that an edge leads on, by its number. */
const ALONG = [1, 0, -1, 0] as const;

/** The corners around one macromodule. */
const FEWEST = 4;

/** Those with most corners first. Fewer than the four around one macromodule are none. */
export function findLattices(saddles: readonly Saddle[], links: Links): Lattice[] {
  const seen = new Uint8Array(saddles.length);
  const found: Lattice[] = [];
  saddles.forEach((_, index) => {
    if (seen[index] === 1) return;
    const hanging = walk(index, saddles, links, seen);
    if (hanging.length < FEWEST) return;
    const corners = trimmed(hanging);
    const map = fitHomography(corners);
    if (map) found.push({ map, corners });
  });
  return found.toSorted((one, other) => other.corners.length - one.corners.length);
}

/** Of the corners on the fullest line, the share that a line has to have. */
const LEAST_SHARE = 0.25;

/**
 * Without lines that have few corners: a spot at the rim of a symbol that looks like a corner. Lines
 * that are left out for nothing are found again by their frames.
 */
function trimmed(corners: readonly Match[]): readonly Match[] {
  const columns = new Map<number, number>();
  const rows = new Map<number, number>();
  for (const { u, v } of corners) {
    columns.set(u, (columns.get(u) ?? 0) + 1);
    rows.set(v, (rows.get(v) ?? 0) + 1);
  }
  const leastInColumn = LEAST_SHARE * Math.max(0, ...columns.values());
  const leastInRow = LEAST_SHARE * Math.max(0, ...rows.values());
  return corners.filter(
    ({ u, v }) => (columns.get(u) ?? 0) > leastInColumn && (rows.get(v) ?? 0) > leastInRow,
  );
}

/** More steps than lead away from any corner. */
const FAR = 1 << 16;

interface Step {
  readonly index: number;
  readonly u: number;
  readonly v: number;
  /** What to add to the number of an edge, so that 0 leads along u and 1 along v. */
  readonly turn: number;
}

function walk(start: number, saddles: readonly Saddle[], links: Links, seen: Uint8Array): Match[] {
  const corners: Match[] = [];
  const queue: Step[] = [{ index: start, u: 0, v: 0, turn: 0 }];
  const taken = new Set([0]);
  seen[start] = 1;
  for (const { index, u, v, turn } of queue) {
    const saddle = saddles[index];
    if (!saddle) continue;
    corners.push({ u, v, x: saddle.x, y: saddle.y });
    for (let edge = 0; edge < 4; edge++) {
      const link = links[index * 4 + edge] ?? -1;
      const next = link >> 2;
      if (link < 0 || seen[next] === 1) continue;
      // The other has to mean this one as well.
      if (links[link] !== index * 4 + edge) continue;
      const way = (edge + turn) & 3;
      const nextU = u + (ALONG[way] ?? 0);
      const nextV = v + (ALONG[(way + 3) & 3] ?? 0);
      const key = nextU * FAR + nextV;
      if (taken.has(key)) continue;
      taken.add(key);
      seen[next] = 1;
      queue.push({ index: next, u: nextU, v: nextV, turn: (way + 2 - (link & 3)) & 3 });
    }
  }
  return corners;
}
