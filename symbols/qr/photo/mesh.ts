import type { Frame, Point } from '../../decoder.ts';
import { gridOf, type Grid, type GridShape } from './grid.ts';
import type { Mesh } from './mesh-shift.ts';
import { toneAt } from './tone-at.ts';

/** Of small symbols; of large ones the net is wider. */
const LEAST_STEP = 6;
const MOST_KNOTS = 16;
/** Modules round a knot that are looked at, as a share of the step. */
const REACH = 0.7;
/** Known modules count for so many others. */
const KNOWN = 3;
/** What a module of difference to the knots round about costs, as a share of the contrast. */
const STIFF = 0.5;
const COARSE = [-0.8, -0.4, 0, 0.4, 0.8];
const FINE = [-0.2, 0, 0.2];

/**
 * Moves a grid here and there to where the modules stand out most: halfway between two modules tones are
 * neither light nor dark. Begins where the finder patterns hold it and goes on from there, until `isOver`.
 */
export function withMesh(
  frame: Frame,
  shape: GridShape,
  fixed: Int8Array,
  isInverted: boolean,
  isOver: () => boolean = () => false,
): GridShape {
  const { size } = shape;
  const knots = Math.min(Math.round(size / LEAST_STEP) + 1, MOST_KNOTS);
  const step = size / (knots - 1);
  const mesh: Mesh = { step, knots, shifts: new Float32Array(2 * knots * knots) };
  const order = fromFinders(knots);
  const patch = createPatch(gridOf(shape), Math.ceil(2 * REACH * step + 2) ** 2);
  const isSet = new Uint8Array(knots * knots);
  for (const [moves, isFirst] of [
    [COARSE, true],
    [FINE, false],
  ] as const) {
    for (const knot of order) {
      if (isOver()) break;
      settle(knot, moves, isFirst);
      isSet[knot] = 1;
    }
  }
  return { ...shape, mesh };

  function settle(knot: number, moves: readonly number[], isFirst: boolean): void {
    const [column, row] = [knot % knots, Math.floor(knot / knots)];
    const around = expected(mesh, isSet, column, row, isFirst);
    const from = isFirst
      ? around
      : { x: mesh.shifts[2 * knot] ?? 0, y: mesh.shifts[2 * knot + 1] ?? 0 };
    const modules = modulesAround(column * step, row * step, REACH * step, size);
    patch.lay(modules, size, from);
    const { mean, spread } = tonesOf(modules.length);
    let best = { score: -Infinity, x: from.x, y: from.y };
    for (const dx of moves) {
      for (const dy of moves) {
        const at = { x: from.x + dx, y: from.y + dy };
        const far = (at.x - around.x) ** 2 + (at.y - around.y) ** 2;
        const score = standOut(modules, dx, dy, mean) - STIFF * spread * far;
        if (score > best.score) best = { score, ...at };
      }
    }
    mesh.shifts[2 * knot] = best.x;
    mesh.shifts[2 * knot + 1] = best.y;
  }

  function tonesOf(count: number): { readonly mean: number; readonly spread: number } {
    let [sum, squares] = [0, 0];
    for (let at = 0; at < count; at++) {
      const tone = patch.toneAt(frame, at, 0, 0);
      sum += tone;
      squares += tone * tone;
    }
    const mean = sum / count;
    return { mean, spread: Math.sqrt(Math.max(squares / count - mean * mean, 1)) };
  }

  /** How far tones are from the mean, known modules in the direction in which they have to be. */
  function standOut(modules: readonly number[], dx: number, dy: number, mean: number): number {
    let [sum, weights] = [0, 0];
    for (let at = 0; at < modules.length; at++) {
      const known = fixed[modules[at] ?? 0] ?? 0;
      const off = patch.toneAt(frame, at, dx, dy) - mean;
      sum += known === 0 ? Math.abs(off) : -KNOWN * known * (isInverted ? -off : off);
      weights += known === 0 ? 1 : KNOWN;
    }
    return sum / weights;
  }
}

/** Some modules of a grid, that are looked at again and again, each time a little farther on. */
interface Patch {
  /** Where the modules lie when they are moved by `from`, in modules. */
  lay(modules: readonly number[], size: number, from: Point): void;
  /** The tone of the `at`-th of them, moved on by so many modules. */
  toneAt(frame: Frame, at: number, dx: number, dy: number): number;
}

/** So near to each other modules lie evenly: how far one is moved is computed once for each of both ways. */
function createPatch(grid: Grid, most: number): Patch {
  const places = new Float32Array(2 * most);
  const [spots, across, down] = [0, 1, 2].map(() => new Float64Array(2 * most)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return {
    lay(modules, size, from) {
      const put = (dx: number, dy: number, to: Float64Array): void => {
        for (let at = 0; at < modules.length; at++) {
          const module = modules[at] ?? 0;
          places[2 * at] = (module % size) + 0.5 + from.x + dx;
          places[2 * at + 1] = Math.floor(module / size) + 0.5 + from.y + dy;
        }
        grid.locate(places, to, modules.length);
      };
      put(0, 0, spots);
      put(1, 0, across);
      put(0, 1, down);
      for (let at = 0; at < 2 * modules.length; at++) {
        across[at] = (across[at] ?? 0) - (spots[at] ?? 0);
        down[at] = (down[at] ?? 0) - (spots[at] ?? 0);
      }
    },
    toneAt(frame, at, dx, dy) {
      const [x, y] = [2 * at, 2 * at + 1];
      return toneAt(
        frame,
        (spots[x] ?? 0) + dx * (across[x] ?? 0) + dy * (down[x] ?? 0),
        (spots[y] ?? 0) + dx * (across[y] ?? 0) + dy * (down[y] ?? 0),
      );
    },
  };
}

function modulesAround(u: number, v: number, reach: number, size: number): readonly number[] {
  const modules: number[] = [];
  const [top, below] = [Math.max(Math.floor(v - reach), 0), Math.min(v + reach, size)];
  const [left, right] = [Math.max(Math.floor(u - reach), 0), Math.min(u + reach, size)];
  for (let row = top; row < below; row++) {
    for (let column = left; column < right; column++) modules.push(row * size + column);
  }
  return modules;
}

/** The knots, from those nearest to a finder pattern. */
function fromFinders(knots: number): readonly number[] {
  const far = (knot: number): number => {
    const [x, y] = [knot % knots, Math.floor(knot / knots)];
    const last = knots - 1;
    return Math.min(Math.hypot(x, y), Math.hypot(x - last, y), Math.hypot(x, y - last));
  };
  return Array.from({ length: knots * knots }, (_, knot) => knot).sort((a, b) => far(a) - far(b));
}

const WAYS = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const;
/** Of a change from knot to knot, what is taken to go on. */
const GOES_ON = 0.85;

/**
 * How far a knot is moved as those round about tell that are already set: as far as they are; where it is
 * the first time, as from one to the next of them.
 */
function expected(
  { knots, shifts }: Mesh,
  isSet: Uint8Array,
  column: number,
  row: number,
  isFirst: boolean,
): { readonly x: number; readonly y: number } {
  const knotAt = (c: number, r: number): number | undefined => {
    const isInside = c >= 0 && r >= 0 && c < knots && r < knots;
    return isInside && isSet[r * knots + c] === 1 ? r * knots + c : undefined;
  };
  let [x, y, count] = [0, 0, 0];
  for (const [dx, dy] of WAYS) {
    const near = knotAt(column + dx, row + dy);
    if (near === undefined) continue;
    const far = knotAt(column + 2 * dx, row + 2 * dy);
    const share = isFirst && far !== undefined ? GOES_ON : 0;
    const change = (index: number): number =>
      (shifts[2 * near + index] ?? 0) - (shifts[2 * (far ?? near) + index] ?? 0);
    x += (shifts[2 * near] ?? 0) + share * change(0);
    y += (shifts[2 * near + 1] ?? 0) + share * change(1);
    count++;
  }
  return count === 0 ? { x: 0, y: 0 } : { x: x / count, y: y / count };
}
