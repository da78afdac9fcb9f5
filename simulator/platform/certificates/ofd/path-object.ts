import type { Colour } from '../../../../documents/ofd/model/colour.ts';
import {
  transform,
  type Box,
  type Matrix,
  type Point,
} from '../../../../documents/ofd/model/geometry.ts';
import type { Clip, PathObject } from '../../../../documents/ofd/model/page-object.ts';
import type { Pen } from '../pen.ts';
import { cssColour } from './css-colour.ts';
import { gradientColour, isOfdGradient } from './gradient.ts';
import type { Outline } from './outline.ts';

type Style = Pen['fillStyle'];

/** What `save` keeps and `restore` brings back. */
export interface PenState {
  readonly matrix: Matrix;
  readonly fillStyle: Style;
  readonly strokeStyle: Style;
  readonly lineWidth: number;
  readonly globalAlpha: number;
  readonly font: string;
  readonly letterSpacing: string;
  readonly textAlign: Pen['textAlign'];
  readonly dash: readonly number[];
  readonly clips: readonly Outline[];
}

/** Room between a shape and the boundary of its object. */
const EDGE_MM = 0.5;

/** 0 to 255. */
export function alphaOf({ globalAlpha }: PenState): number {
  return Math.round(globalAlpha * 255);
}

/** A colour or a gradient, counted from the corner of the object. */
export function colourOf(style: Style, matrix: Matrix, boundary: Point): Colour {
  if (isOfdGradient(style)) {
    return gradientColour(style, (point) => {
      const { x, y } = transform(matrix, point);
      return { x: x - boundary.x, y: y - boundary.y };
    });
  }
  return cssColour(typeof style === 'string' ? style : '');
}

/** What all clips leave, counted from the corner of the object. */
export function clipsOf(clips: readonly Outline[], boundary: Box): readonly Clip[] {
  return clips.map((outline): Clip => {
    const shape: PathObject = {
      ...{ kind: 'path', boundary: { ...boundary, x: 0, y: 0 }, visible: true, alpha: 255 },
      ...{ clips: [], stroke: false, fill: true, rule: 'NonZero', data: outline.data(boundary) },
    };
    return { areas: [{ shape }] };
  });
}

/** An outline, filled or stroked; `undefined` where there is nothing of it. */
export function pathObject(
  outline: Outline,
  paint: 'fill' | 'stroke',
  state: PenState,
): PathObject | undefined {
  const inner = outline.box();
  if (!inner) return undefined;
  const [a, b, c, d] = state.matrix;
  const lineWidth = state.lineWidth * Math.sqrt(Math.abs(a * d - b * c));
  // The boundary cuts off the corners of a line, and makes an edge that it touches fainter.
  const edge = paint === 'stroke' ? 2 * lineWidth + EDGE_MM : EDGE_MM;
  const boundary = {
    ...{ x: floor(inner.x - edge), y: floor(inner.y - edge) },
    ...{ w: inner.w + 2 * edge, h: inner.h + 2 * edge },
  };
  const base = {
    ...({ kind: 'path', visible: true, rule: 'NonZero' } as const),
    ...{ boundary, alpha: alphaOf(state), clips: clipsOf(state.clips, boundary) },
    data: outline.data(boundary),
  };
  if (paint === 'fill') {
    const fillColour = colourOf(state.fillStyle, state.matrix, boundary);
    return { ...base, stroke: false, fill: true, fillColour };
  }
  const strokeColour = colourOf(state.strokeStyle, state.matrix, boundary);
  const dash = state.dash.map((one) => (one * lineWidth) / state.lineWidth);
  return {
    ...base,
    ...{ stroke: true, fill: false, lineWidth, strokeColour },
    ...(dash.length > 0 && { dashPattern: dash }),
  };
}

/** The corner is a whole hundredth, as all lengths counted from it are. */
function floor(value: number): number {
  return Math.floor(value * 100) / 100;
}
