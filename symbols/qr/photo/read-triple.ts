import type { Corners, Frame } from '../../decoder.ts';
import { fixedModules } from '../restore/fixed-modules.ts';
import { restore, type Restored } from '../restore/restore.ts';
import type { Sampled } from '../restore/sampled.ts';
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

/** Fits that match less lie on something else. */
const WORTH_A_MESH = 0.6;
const MOST_MESHES = 2;

/** A grid as it lies on the picture, and what is seen there. */
interface Look {
  readonly shape: GridShape;
  readonly match: number;
  readonly tones: Float32Array;
  /** Each module by itself. */
  readonly modules: Sampled;
}

/**
 * Reads the symbol that three finder patterns belong to, module by module: what reads nearly all of them and costs
 * little first. Between any two steps of some milliseconds `isOver` is asked whether to give up.
 */
export function readTriple(
  frame: Frame,
  triple: Triple,
  isOver: () => boolean = () => false,
): ReadTriple | undefined {
  const { isInverted } = triple.topLeft;
  const unread: Look[] = [];
  let meshes = 0;
  for (const { shape, match } of fitGrids(frame, triple, isOver)) {
    const restored = tryGrid(shape, match);
    if (restored) return restored;
    if (isOver()) return undefined;
    if (match < WORTH_A_MESH || meshes === MOST_MESHES) continue;
    meshes++;
    const mesh = withMesh(frame, shape, fixedModules(shape.size), isInverted, isOver);
    const moved = isOver() ? undefined : tryGrid(mesh, match);
    if (moved) return moved;
    if (isOver()) return undefined;
  }
  for (const { shape, tones, modules } of unread.sort((a, b) => b.match - a.match)) {
    if (isOver()) return undefined;
    const sampled = decideTogether(tones, fixedModules(shape.size), modules, isOver);
    doubtEvenSquares(sampled.dark, sampled.sureness, shape.size);
    const restored = restore(sampled, isOver);
    if (restored) return { ...restored, corners: cornersOf(shape) };
  }
  return undefined;

  function tryGrid(shape: GridShape, match: number): ReadTriple | undefined {
    const { size } = shape;
    const tones = tonesOf(frame, shape, isInverted);
    if (isOver()) return undefined;
    const modules = modulesOf(deblur(tones, size, BLUR), size, tones);
    const restored = restore(modules, isOver);
    if (restored) return { ...restored, corners: cornersOf(shape) };
    unread.push({ shape, match, tones, modules });
    return undefined;
  }
}
