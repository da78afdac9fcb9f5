import type { Corners, Frame } from '../../decoder.ts';
import { restore, type Restored } from '../restore/restore.ts';
import { fitGrids } from './fit.ts';
import { cornersOf } from './grid.ts';
import { deblur, modulesOf, tonesOf } from './sample.ts';
import type { Triple } from './triples.ts';

export interface ReadTriple extends Restored {
  readonly corners: Corners;
}

/** Shares of blur that are taken out, from the likeliest. */
const BLURS = [0.6, 0, 1.4];

/** Reads the symbol that three finder patterns belong to, module by module. */
export function readTriple(frame: Frame, triple: Triple): ReadTriple | undefined {
  const { isInverted } = triple.topLeft;
  for (const shape of fitGrids(frame, triple)) {
    const raw = tonesOf(frame, shape, isInverted);
    for (const share of BLURS) {
      const restored = restore(modulesOf(deblur(raw, shape.size, share), shape.size, raw));
      if (restored) return { ...restored, corners: cornersOf(shape) };
    }
  }
  return undefined;
}
