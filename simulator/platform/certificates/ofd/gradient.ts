import type { Colour, ShadingStep } from '../../../../documents/ofd/model/colour.ts';
import type { Point } from '../../../../documents/ofd/model/geometry.ts';
import type { Pen } from '../pen.ts';
import { cssColour } from './css-colour.ts';

type Gradient = ReturnType<Pen['createLinearGradient']>;

/** A linear gradient that remembers what it was made of. */
export interface OfdGradient extends Gradient {
  readonly start: Point;
  readonly end: Point;
  readonly steps: readonly ShadingStep[];
}

/** Both ends go on beyond (GB/T 33190 8.3.4). */
const EXTEND_BOTH = 3;

export function makeGradient(x0: number, y0: number, x1: number, y1: number): OfdGradient {
  const steps: ShadingStep[] = [];
  return {
    ...{ start: { x: x0, y: y0 }, end: { x: x1, y: y1 }, steps },
    addColorStop: (position: number, colour: string) =>
      void steps.push({ position, colour: cssColour(colour) }),
  };
}

export function isOfdGradient(style: Pen['fillStyle']): style is OfdGradient {
  return typeof style === 'object' && 'steps' in style;
}

/** As an axial shading. @param place from drawing units into the space of the object */
export function gradientColour(
  { start, end, steps }: OfdGradient,
  place: (point: Point) => Point,
): Colour {
  return {
    alpha: 255,
    shading: {
      ...{ kind: 'axial', mapType: 'Direct', extend: EXTEND_BOTH, steps },
      ...{ start: place(start), end: place(end) },
    },
  };
}
