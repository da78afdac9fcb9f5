import { child, childrenOf, type Element } from '../container/xml.ts';
import type { Matrix, Point } from './geometry.ts';
import { readObjects } from './objects.ts';
import type { PageObject } from './page-object.ts';
import type { ReadContext } from './read-context.ts';
import { colourNumbers, idOf, matrixOf, numberOf, numbersOf, wordOf } from './values.ts';

/** A step of a shading (11.3 of GB/T 33190): `position` from 0 to 1, evenly where it is left out. */
export interface ShadingStep {
  readonly position?: number;
  readonly colour: Colour;
}

interface ShadingBase {
  readonly mapType: 'Direct' | 'Repeat' | 'Reflect';
  readonly mapUnit?: number;
  /** Which ends go on beyond: bit 0 the start, bit 1 the end. */
  readonly extend: number;
  readonly start: Point;
  readonly end: Point;
  readonly steps: readonly ShadingStep[];
}

/** A corner of a triangle with its colour (8.3.4.4). */
export interface ShadingPoint extends Point {
  /** 0 begins a triangle; 1 and 2 go on from two corners of the one before it: the last two, or first and last. */
  readonly edge: 0 | 1 | 2;
  readonly colour: Colour;
}

/** Colours between points: triangles, or a lattice of so many points a row. */
export interface GouraudShading {
  readonly points: readonly ShadingPoint[];
  readonly perRow?: number;
  /** What is around them, where anything is. */
  readonly back?: Colour;
}

export type Shading =
  | (ShadingBase & { readonly kind: 'axial' })
  | (ShadingBase & {
      readonly kind: 'radial';
      readonly startRadius: number;
      readonly endRadius: number;
      readonly eccentricity: number;
      readonly angle: number;
    });

/** Cells that fill an area (底纹). */
export interface Pattern {
  readonly width: number;
  readonly height: number;
  readonly xStep: number;
  readonly yStep: number;
  readonly reflect: 'Normal' | 'Row' | 'Column' | 'RowAndColumn';
  /** Whether cells begin at the corner of the page; those of each object at its own otherwise. */
  readonly relativeToPage: boolean;
  readonly ctm?: Matrix;
  readonly objects: readonly PageObject[];
}

/** CT_Color (8.3): numbers of its colour space, or a shading or pattern in their stead. */
export interface Colour {
  readonly values?: readonly number[];
  /** Into the palette of its colour space. */
  readonly index?: number;
  readonly colourSpace?: number;
  /** 0 to 255. */
  readonly alpha: number;
  readonly shading?: Shading;
  readonly gouraud?: GouraudShading;
  readonly pattern?: Pattern;
}

/** A colour; `undefined` where there is none. */
export function readColour(
  element: Element | undefined,
  context: ReadContext,
  depth: number,
): Colour | undefined {
  if (!element) return undefined;
  const { attributes } = element;
  const values = colourNumbers(attributes.Value);
  const index = idOf(attributes.Index);
  const colourSpace = idOf(attributes.ColorSpace);
  const shading = readShading(element, context, depth);
  const gouraud = readGouraud(element, context, depth);
  const pattern = readPattern(child(element, 'Pattern'), context, depth);
  return {
    alpha: Math.min(255, Math.max(0, numberOf(attributes.Alpha) ?? 255)),
    ...(values && { values }),
    ...(index !== undefined && { index }),
    ...(colourSpace !== undefined && { colourSpace }),
    ...(shading && { shading }),
    ...(gouraud && { gouraud }),
    ...(pattern && { pattern }),
  };
}

function pointOf(text: string | undefined): Point {
  const [x = 0, y = 0] = numbersOf(text) ?? [];
  return { x, y };
}

function readShading(parent: Element, context: ReadContext, depth: number): Shading | undefined {
  const axial = child(parent, 'AxialShd');
  const element = axial ?? child(parent, 'RadialShd');
  if (!element) return undefined;
  const { attributes } = element;
  const steps = childrenOf(element, 'Segment').map((segment): ShadingStep => {
    const position = numberOf(segment.attributes.Position);
    const colour = readColour(child(segment, 'Color'), context, depth + 1) ?? { alpha: 255 };
    return { colour, ...(position !== undefined && { position }) };
  });
  const mapUnit = numberOf(attributes.MapUnit);
  const base: ShadingBase = {
    mapType: wordOf(attributes.MapType, ['Direct', 'Repeat', 'Reflect']),
    extend: idOf(attributes.Extend) ?? 0,
    start: pointOf(attributes.StartPoint),
    end: pointOf(attributes.EndPoint),
    steps,
    ...(mapUnit !== undefined && { mapUnit }),
  };
  if (axial) return { ...base, kind: 'axial' };
  return {
    ...base,
    kind: 'radial',
    startRadius: numberOf(attributes.StartRadius) ?? 0,
    endRadius: numberOf(attributes.EndRadius) ?? 0,
    eccentricity: numberOf(attributes.Eccentricity) ?? 0,
    angle: numberOf(attributes.Angle) ?? 0,
  };
}

/** Points of one shading. */
const MAX_POINTS = 5_000;

function readGouraud(
  parent: Element,
  context: ReadContext,
  depth: number,
): GouraudShading | undefined {
  // The standard itself writes the name of the second one in two ways.
  const lattice = child(parent, 'LaGourandShd') ?? child(parent, 'LaGouraudShd');
  const element = child(parent, 'GouraudShd') ?? lattice;
  if (!element) return undefined;
  const { attributes } = element;
  const listed = childrenOf(element, 'Point');
  if (listed.length > MAX_POINTS) context.notes.add('too-long', `${context.where}: shading`);
  const points = listed.slice(0, MAX_POINTS).map((point): ShadingPoint => {
    const edge = idOf(point.attributes.EdgeFlag);
    return {
      x: numberOf(point.attributes.X) ?? 0,
      y: numberOf(point.attributes.Y) ?? 0,
      edge: edge === 1 || edge === 2 ? edge : 0,
      colour: readColour(child(point, 'Color'), context, depth + 1) ?? { alpha: 255 },
    };
  });
  const perRow = lattice ? idOf(attributes.VerticesPerRow) : undefined;
  const isFilled = (idOf(attributes.Extend) ?? 0) > 0;
  const back = isFilled ? readColour(child(element, 'BackColor'), context, depth + 1) : undefined;
  return {
    points,
    ...(perRow !== undefined && { perRow }),
    ...(back && { back }),
  };
}

function readPattern(
  element: Element | undefined,
  context: ReadContext,
  depth: number,
): Pattern | undefined {
  if (!element) return undefined;
  const { attributes } = element;
  const width = numberOf(attributes.Width) ?? 0;
  const height = numberOf(attributes.Height) ?? 0;
  const cell = child(element, 'CellContent');
  const ctm = matrixOf(attributes.CTM);
  return {
    width,
    height,
    xStep: Math.max(width, numberOf(attributes.XStep) ?? width),
    yStep: Math.max(height, numberOf(attributes.YStep) ?? height),
    reflect: wordOf(attributes.ReflectMethod, ['Normal', 'Row', 'Column', 'RowAndColumn']),
    relativeToPage: attributes.RelativeTo === 'Page',
    objects: cell ? readObjects(cell, context, depth + 1) : [],
    ...(ctm && { ctm }),
  };
}
