import type { Frame } from '../../decoder.ts';
import { correlate } from './correlate.ts';
import { gridOf, WEIGHTS, weightsOf, type GridShape } from './grid.ts';
import type { FixedPattern } from './patterns.ts';

/** A grid laid on the patterns of a symbol, of which one value after the other is moved. */
export interface Laid {
  /** As it lies now. */
  readonly shape: GridShape;
  move(index: number, by: number): void;
  /** The mean of how well the patterns are seen. */
  match(): number;
}

/** Looks at a few hundred modules each time, hundreds of times: what does not change is computed once. */
export function lay(
  frame: Frame,
  start: GridShape,
  patterns: readonly FixedPattern[],
  isInverted: boolean,
): Laid {
  const shape: GridShape = { ...start, values: start.values.slice() };
  const places = joined(patterns);
  const spots = new Float64Array(places.length);
  gridOf(shape).locate(places, spots);
  const move =
    shape.kind === 'flat' ? moveFlat(shape, places, spots) : moveBent(shape, places, spots);
  return {
    shape,
    move,
    match() {
      let [sum, from] = [0, 0];
      for (const { signs } of patterns) {
        sum += correlate(frame, spots, signs, isInverted, from);
        from += 2 * signs.length;
      }
      return patterns.length === 0 ? 0 : sum / patterns.length;
    },
  };
}

function joined(patterns: readonly FixedPattern[]): Float32Array {
  const places = new Float32Array(patterns.reduce((sum, one) => sum + one.places.length, 0));
  let from = 0;
  for (const one of patterns) {
    places.set(one.places, from);
    from += one.places.length;
  }
  return places;
}

function moveFlat(shape: GridShape, places: Float32Array, spots: Float64Array): Laid['move'] {
  return (index, by) => {
    shape.values[index] = (shape.values[index] ?? 0) + by;
    gridOf(shape).locate(places, spots);
  };
}

/** A value of a bent grid moves every spot by its weight there, across or down. */
function moveBent(shape: GridShape, places: Float32Array, spots: Float64Array): Laid['move'] {
  const weights = weightsOf(places, shape.size);
  return (index, by) => {
    shape.values[index] = (shape.values[index] ?? 0) + by;
    for (let spot = index & 1, at = index >> 1; spot < spots.length; spot += 2, at += WEIGHTS) {
      spots[spot] = (spots[spot] ?? 0) + by * (weights[at] ?? 0);
    }
  };
}
