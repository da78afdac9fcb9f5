/** The modules of a symbol: `size` by `size`, row by row, 1 dark, 0 light. No quiet zone. */
export interface Matrix {
  readonly size: number;
  readonly dark: Uint8Array;
}

/**
 * The modules of a symbol as a picture shows them, upright, row by row: 255 surely dark, 0 surely
 * light, 128 unknown.
 */
export interface Sampled {
  readonly size: number;
  readonly darkness: Uint8Array;
}

/** How dark a module is of which nothing is known. */
export const UNKNOWN = 128;

/** A matrix as a picture without any flaw would show it. */
export function sampledOf({ size, dark }: Matrix): Sampled {
  return { size, darkness: dark.map((module) => (module === 1 ? 255 : 0)) };
}
