import { onceEach } from '../../once.ts';
import { versionOf } from '../restore/codewords.ts';
import { fixedModules } from '../restore/fixed-modules.ts';

/** Modules that every symbol of a size has alike: where they are sampled, and which are dark. */
export interface FixedPattern {
  /** Column and row by turns, in modules; not quite in the middles, so that a shift is felt. */
  readonly places: Float32Array;
  /** 1 dark, −1 light. */
  readonly signs: Int8Array;
}

export interface FixedPatterns {
  readonly timing: readonly FixedPattern[];
  readonly finders: readonly FixedPattern[];
  /** Both copies of the version information; none below version 7. */
  readonly versions: readonly FixedPattern[];
  /** The last is the one nearest to the corner without a finder pattern; none in version 1. */
  readonly alignment: readonly FixedPattern[];
}

/** Of symbols of `size` modules a side (ISO/IEC 18004, 6.3). */
export const patternsOf = onceEach((size: number): FixedPatterns => {
  const middles = [...versionOf(size).getAlignmentPatternCenters()];
  const last = middles.at(-1);
  const alignment = middles.flatMap((row) =>
    middles
      .filter((column) => !isAtFinder(column, row, last ?? 0))
      .map((column) => square(column, row, 2, (ring) => ring !== 1)),
  );
  const half = Math.floor(size / 2);
  return {
    timing: [
      line(8, half, (at) => [at, 6]),
      line(half, size - 8, (at) => [at, 6]),
      line(8, half, (at) => [6, at]),
      line(half, size - 8, (at) => [6, at]),
    ],
    finders: [
      [3, 3],
      [size - 4, 3],
      [3, size - 4],
    ].map(([column = 0, row = 0]) => square(column, row, 4, (ring) => ring < 2 || ring === 3)),
    versions: size < FIRST_WITH_VERSION ? [] : versionsOf(size),
    alignment,
  };
});

const FIRST_WITH_VERSION = 45;

function versionsOf(size: number): readonly FixedPattern[] {
  const fixed = fixedModules(size);
  const places = Array.from({ length: 18 }, (_, bit) => [Math.floor(bit / 3), bit % 3] as const);
  const block = (place: (long: number, short: number) => readonly [number, number]): FixedPattern =>
    patternOf(
      places.map(([long, short]) => {
        const [column, row] = place(long, size - 11 + short);
        return { at: [column, row] as const, isDark: fixed[row * size + column] === 1 };
      }),
    );
  return [block((long, short) => [short, long]), block((long, short) => [long, short])];
}

function isAtFinder(column: number, row: number, last: number): boolean {
  return (
    (column === 6 && row === 6) || (column === 6 && row === last) || (row === 6 && column === last)
  );
}

function line(
  from: number,
  to: number,
  place: (at: number) => readonly [number, number],
): FixedPattern {
  const modules = Array.from({ length: to - from }, (_, step) => from + step);
  return patternOf(modules.map((at) => ({ at: place(at), isDark: at % 2 === 0 })));
}

function square(
  column: number,
  row: number,
  reach: number,
  isDark: (ring: number) => boolean,
): FixedPattern {
  const modules = [];
  for (let y = -reach; y <= reach; y++) {
    for (let x = -reach; x <= reach; x++) {
      const ring = Math.max(Math.abs(x), Math.abs(y));
      modules.push({ at: [column + x, row + y] as const, isDark: isDark(ring) });
    }
  }
  return patternOf(modules);
}

/** How far from the middle of a module it is sampled. */
const OFF = 0.28;

function patternOf(
  modules: readonly { readonly at: readonly [number, number]; readonly isDark: boolean }[],
): FixedPattern {
  const places = new Float32Array(modules.length * 2);
  const signs = new Int8Array(modules.length);
  for (const [index, { at, isDark }] of modules.entries()) {
    const [column, row] = at;
    places[2 * index] = column + 0.5 + ((column + 2 * row) % 4 < 2 ? OFF : -OFF);
    places[2 * index + 1] = row + 0.5 + ((2 * column + row) % 4 < 2 ? OFF : -OFF);
    signs[index] = isDark ? 1 : -1;
  }
  return { places, signs };
}
