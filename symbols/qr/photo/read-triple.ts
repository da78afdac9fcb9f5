import type { Corners, Frame } from '../../decoder.ts';
import { fixedModules } from '../restore/fixed-modules.ts';
import { restore, type Restored } from '../restore/restore.ts';
import { decideTogether } from './channel.ts';
import { fitGrids } from './fit.ts';
import { cornersOf, type GridShape } from './grid.ts';
import { withMesh } from './mesh.ts';
import { deblur, doubtEvenSquares, modulesOf, tonesOf } from './sample.ts';
import type { Triple } from './triples.ts';

export interface ReadTriple extends Restored {
  readonly corners: Corners;
}

/** Share of blur that is taken out of every module at first. */
const BLUR = 0.6;

/**
 * Reads the symbol that three finder patterns belong to, module by module. Between any two steps of some
 * milliseconds `isOver` is asked whether to give up.
 */
export function readTriple(
  frame: Frame,
  triple: Triple,
  isOver: () => boolean = () => false,
): ReadTriple | undefined {
  const { isInverted } = triple.topLeft;
  let meshes = 0;
  for (const { shape, match } of fitGrids(frame, triple, isOver)) {
    const restored = readGrid(frame, shape, isInverted, isOver);
    if (restored) return restored;
    if (isOver()) return undefined;
    if (match < WORTH_A_MESH || meshes === MOST_MESHES) continue;
    meshes++;
    const fixed = fixedModules(shape.size);
    const mesh = withMesh(frame, shape, fixed, isInverted, isOver);
    if (isOver()) return undefined;
    const moved = readGrid(frame, mesh, isInverted, isOver);
    if (moved) return moved;
    if (isOver()) return undefined;
  }
  return undefined;
}

/** Fits that match less lie on something else. */
const WORTH_A_MESH = 0.6;
const MOST_MESHES = 2;

function readGrid(
  frame: Frame,
  shape: GridShape,
  isInverted: boolean,
  isOver: () => boolean,
): ReadTriple | undefined {
  const { size } = shape;
  const tones = tonesOf(frame, shape, isInverted);
  if (isOver()) return undefined;
  const first = modulesOf(deblur(tones, size, BLUR), size, tones);
  const restored = restore(first, isOver) ?? (isOver() ? undefined : restore(together(), isOver));
  return restored && { ...restored, corners: cornersOf(shape) };

  function together(): typeof first {
    const sampled = decideTogether(tones, fixedModules(size), first, isOver);
    doubtEvenSquares(sampled.dark, sampled.sureness, size);
    return sampled;
  }
}
