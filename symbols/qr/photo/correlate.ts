import type { Frame } from '../../decoder.ts';
import { toneAt } from './tone-at.ts';

/**
 * How well a pattern is seen: 1 exactly, 0 not at all, below 0 with light and dark changed over. Brightness and
 * contrast do not matter (correlation).
 *
 * @param signs of every module 1 for dark, −1 for light
 * @param spots where the modules are looked at, x and y in pixels by turns, the first one at `from`
 * @param isInverted light on dark
 */
export function correlate(
  frame: Frame,
  spots: Float64Array,
  signs: Int8Array,
  isInverted: boolean,
  from = 0,
): number {
  let [tones, squares, signed, balance] = [0, 0, 0, 0];
  for (let at = 0, spot = from; at < signs.length; at++, spot += 2) {
    const tone = toneAt(frame, spots[spot] ?? 0, spots[spot + 1] ?? 0);
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
