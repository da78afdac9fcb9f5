import type { Corners, Point } from '../../decoder.ts';
import { decodeMatrix, type DecodedSymbol } from '../decode-matrix.ts';
import type { Sampled } from '../matrix.ts';
import { framesOf, type Extent, type View } from './cells.ts';
import { alignEdges } from './edges.ts';
import { extended, extentAround, MOST_CELLS } from './extent.ts';
import type { Grey } from './grey.ts';
import { project, scaled, type Homography } from './homography.ts';
import type { Lattice } from './lattice.ts';
import { modulesOf, sampleModules } from './sample.ts';
import { mirrored, turned } from './turns.ts';

/** A symbol that was read, and its corners in pixels of the whole picture. */
export interface ReadSymbol {
  readonly symbol: DecodedSymbol;
  readonly corners: Corners;
}

/** In pixels: with fewer to a module the next larger picture is better to sample from. */
const FEW_PIXELS = 4.5;
const ROUNDS = 2;
const SHARPENINGS = [0, 0.5, 1] as const;

/** Reads the symbol that has the lattice, which was found at `level` of the pyramid. */
export function readLattice(
  greyAt: (level: number) => Grey,
  level: number,
  lattice: Lattice,
): ReadSymbol | undefined {
  let at = level;
  let map = lattice.map;
  let extent = extentAround(lattice.corners);
  if (extent.right - extent.left >= MOST_CELLS || extent.bottom - extent.top >= MOST_CELLS)
    return undefined;
  while (at > 0 && pixelsPerModule(map, extent) < FEW_PIXELS) {
    map = scaled(map, 2);
    at--;
  }
  const grey = greyAt(at);
  map = alignEdges({ grey, map }, extent);
  for (let more = 0; more < MOST_CELLS; more++) {
    const next = extended({ grey, map }, extent);
    if (isSame(next, extent)) break;
    extent = next;
    map = alignEdges({ grey, map }, extent);
  }
  // The rim of a small symbol lies far outside of the corners that are known: its edges count anew.
  for (let round = 0; round < ROUNDS; round++) map = alignEdges({ grey, map }, extent);
  const side = extent.right - extent.left;
  if (side !== extent.bottom - extent.top || side % 2 !== 0 || side < 2) return undefined;
  return decodeView({ grey, map }, extent, 2 ** at);
}

function isSame(one: Extent, other: Extent): boolean {
  const { left, top, right, bottom } = other;
  return one.left === left && one.top === top && one.right === right && one.bottom === bottom;
}

function pixelsPerModule(map: Homography, { left, top, right, bottom }: Extent): number {
  const one = project(map, left, top);
  const other = project(map, right + 1, bottom + 1);
  const across = Math.hypot(right + 1 - left, bottom + 1 - top);
  return Math.hypot(other.x - one.x, other.y - one.y) / across / 6;
}

function decodeView(view: View, extent: Extent, scale: number): ReadSymbol | undefined {
  const frames = framesOf(view, extent);
  const corner = ((extent.left + extent.top) & 1) === 0 ? 0 : 1;
  // The corners of a symbol are dark.
  const inverted = frames.means[corner] > frames.means[corner === 0 ? 1 : 0];
  const modules = modulesOf(view, extent);
  for (const sharpen of SHARPENINGS) {
    const sampled = sampleModules(frames, modules, { inverted, sharpen });
    const found = decodeTurned(sampled);
    if (found) return { symbol: found.symbol, corners: cornersOf(view, extent, scale, found) };
  }
  return undefined;
}

interface Turned {
  readonly symbol: DecodedSymbol;
  readonly turns: number;
  readonly isMirrored: boolean;
}

function decodeTurned(sampled: Sampled): Turned | undefined {
  for (const isMirrored of [false, true]) {
    let view = isMirrored ? mirrored(sampled) : sampled;
    for (let turns = 0; turns < 4; turns++) {
      const symbol = decodeMatrix(view);
      if (symbol) return { symbol, turns, isMirrored };
      view = turned(view);
    }
  }
  return undefined;
}

function cornersOf(
  { map }: View,
  { left, top, right, bottom }: Extent,
  scale: number,
  { turns, isMirrored }: Turned,
): Corners {
  const point = (u: number, v: number): Point => {
    const { x, y } = project(map, u, v);
    return { x: x * scale, y: y * scale };
  };
  const first = point(left, top);
  const second = point(right + 1, top);
  const third = point(right + 1, bottom + 1);
  const fourth = point(left, bottom + 1);
  const seen: Corners = isMirrored
    ? [first, fourth, third, second]
    : [first, second, third, fourth];
  const at = (index: number): Point => seen[index & 3] ?? first;
  // Each turn made the right side the top.
  return [at(turns), at(turns + 1), at(turns + 2), at(turns + 3)];
}
