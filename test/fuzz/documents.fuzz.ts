import type { FuzzTarget } from './frame/target.ts';
import { drawingTargets } from './targets/drawing.ts';
import { documentTargets } from './targets/documents.ts';

/** Everything in `documents/` that takes bytes from outside. */
export const targets: readonly FuzzTarget[] = [...documentTargets, ...drawingTargets];
