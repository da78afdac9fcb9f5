import type { DrawRun } from '../draw-run.ts';
import type { Picture } from '../host.ts';

/** What is known of a picture before it is made. */
export interface Expected {
  readonly width: number;
  readonly height: number;
  /** How many times its pixels are in memory on the way. */
  readonly weight?: number;
}

/**
 * Makes a picture if there is room for its pixels, which are given back when it is closed; `undefined` where there is none,
 * or where there is no picture.
 */
export async function counted(
  { width, height, weight = 1 }: Expected,
  run: Pick<DrawRun, 'spendPixels' | 'returnPixels'>,
  make: () => Promise<Picture | undefined>,
): Promise<Picture | undefined> {
  const expected = width * height * weight;
  if (!run.spendPixels(expected)) return undefined;
  const picture = await make();
  const pixels = picture ? picture.width * picture.height : 0;
  run.returnPixels(expected - pixels);
  if (!picture) return undefined;
  const close = (): void => {
    run.returnPixels(pixels);
    picture.close();
  };
  return { ...picture, close };
}
