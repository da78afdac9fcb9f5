import type { FallbackFamily } from './host.ts';

/** A typeface that comes with the program. */
export type BundledFaceName = 'serif' | 'sans' | 'kai' | 'mono';

/** Which one stands in for a family, whoever draws: a window, or Skia in Node. */
export const BUNDLED_FACES: Readonly<Record<FallbackFamily, BundledFaceName>> = {
  song: 'serif',
  serif: 'serif',
  hei: 'sans',
  sans: 'sans',
  mono: 'mono',
  kai: 'kai',
  // Its shapes stand between those of KaiTi and FangSong.
  'fang-song': 'kai',
};
