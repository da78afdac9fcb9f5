import type { Frame } from '../../decoder.ts';
import { gridOf, type Grid, type GridShape } from './grid.ts';
import type { FixedPattern } from './patterns.ts';
import { toneAt } from './tone-at.ts';

const place = { x: 0, y: 0 };

/**
 * How well a pattern is seen where the grid says that it is: 1 exactly, 0 not at all, below 0 with
 * light and dark changed over. Brightness and contrast do not matter (correlation).
 */
export function matchOf(
  frame: Frame,
  grid: Grid,
  { places, signs }: FixedPattern,
  isInverted: boolean,
): number {
  let [tones, squares, signed, balance] = [0, 0, 0, 0];
  for (let at = 0; at < signs.length; at++) {
    grid.locate(places[2 * at] ?? 0, places[2 * at + 1] ?? 0, place);
    const tone = toneAt(frame, place.x, place.y);
    const sign = signs[at] ?? 0;
    tones += tone;
    squares += tone * tone;
    signed += sign * tone;
    balance += sign;
  }
  const count = signs.length;
  const spread = squares - (tones * tones) / count;
  const room = count - (balance * balance) / count;
  // Noise of a tone or two on an even ground is no pattern.
  if (spread < 4 * count || room <= 0) return 0;
  const match = ((balance * tones) / count - signed) / Math.sqrt(spread * room);
  return isInverted ? -match : match;
}

/** The mean of how well patterns are seen; 0 of none. */
export function meanMatch(
  frame: Frame,
  shape: GridShape,
  patterns: readonly FixedPattern[],
  isInverted: boolean,
): number {
  if (patterns.length === 0) return 0;
  const grid = gridOf(shape);
  const sum = patterns.reduce((all, one) => all + matchOf(frame, grid, one, isInverted), 0);
  return sum / patterns.length;
}
