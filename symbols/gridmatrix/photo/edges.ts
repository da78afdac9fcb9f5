import type { Extent, View } from './cells.ts';
import { brightnessAt } from './grey.ts';
import { project, type Homography } from './homography.ts';
import { createLeastSquares } from './least-squares.ts';

/** Places of an edge at which it is measured, in macromodules from its end: middles of modules. */
const ALONG = [1 / 12, 3 / 12, 5 / 12, 7 / 12, 9 / 12, 11 / 12] as const;
/** How far from the edge the brightness is taken, in macromodules: half a module to both sides. */
const REACH = 1 / 12;
/** Where between them as well, as shares of it. */
const BETWEEN = [-2 / 3, -1 / 3, 0, 1 / 3, 2 / 3] as const;
/** Of a moved edge, how much of its way the mean of the steps shows: their width over their reach. */
const SPAN = 7 / 6;
/** In steps of brightness between one side and the other. */
const LEAST_CONTRAST = 12;
/** With more macromodules one place of each edge is enough: of each second one the one, of the others the other. */
const MANY = 120;
const FEW_ALONG = [ALONG[0], ALONG[3]] as const;

/**
 * Moves the lattice so that the edges between macromodules lie where the picture has them, those of
 * the rim included, in the sense of least squares.
 */
export function alignEdges({ grey, map }: View, extent: Extent): Homography {
  const { left, top, right, bottom } = extent;
  const equations = createLeastSquares(8);
  const many = (right - left + 1) * (bottom - top + 1) > MANY;
  const few = FEW_ALONG.map((place) => [place]);
  const placesOf = (line: number, cell: number): readonly number[] =>
    many ? (few[(line + cell) & 1] ?? ALONG) : ALONG;
  const row = new Float64Array(8);

  function measure(u: number, v: number, du: number, dv: number): void {
    const low = project(map, u - REACH * du, v - REACH * dv);
    const high = project(map, u + REACH * du, v + REACH * dv);
    const stepX = (high.x - low.x) / 2;
    const stepY = (high.y - low.y) / 2;
    const midX = (low.x + high.x) / 2;
    const midY = (low.y + high.y) / 2;
    const before = brightnessAt(grey, low.x, low.y);
    const behind = brightnessAt(grey, high.x, high.y);
    const contrast = behind - before;
    if (Math.abs(contrast) < LEAST_CONTRAST) return;
    let sum = before + behind;
    for (const at of BETWEEN) sum += brightnessAt(grey, midX + at * stepX, midY + at * stepY);
    // An edge in the middle has as much of one side as of the other.
    const mean = sum / (BETWEEN.length + 2);
    const off = ((before + behind) / 2 - mean) / contrast;
    const offset = Math.min(Math.max(2 * off * SPAN, -1), 1);
    const place = project(map, u, v);
    const length = Math.hypot(stepX, stepY);
    const nx = stepX / length;
    const ny = stepY / length;
    const w = map.g * u + map.h * v + 1;
    const along = (nx * place.x + ny * place.y) / w;
    row[0] = (nx * u) / w;
    row[1] = (nx * v) / w;
    row[2] = nx / w;
    row[3] = (ny * u) / w;
    row[4] = (ny * v) / w;
    row[5] = ny / w;
    row[6] = -u * along;
    row[7] = -v * along;
    equations.add(row, offset * length, Math.abs(contrast));
  }

  for (let line = left; line <= right + 1; line++) {
    for (let cell = top; cell <= bottom; cell++) {
      for (const place of placesOf(line, cell)) measure(line, cell + place, 1, 0);
    }
  }
  for (let line = top; line <= bottom + 1; line++) {
    for (let cell = left; cell <= right; cell++) {
      for (const place of placesOf(line, cell)) measure(cell + place, line, 0, 1);
    }
  }
  const change = equations.solve();
  if (!change) return map;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = change;
  return {
    a: map.a + a,
    b: map.b + b,
    c: map.c + c,
    d: map.d + d,
    e: map.e + e,
    f: map.f + f,
    g: map.g + g,
    h: map.h + h,
  };
}
