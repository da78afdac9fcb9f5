import type { Colour } from '../ofd/model/colour.ts';
import type { GraphicUnit } from '../ofd/model/page-object.ts';
import type { DrawParam } from '../ofd/model/resources.ts';

/** Lines and colours that an object is drawn with, from wherever they come. Millimetres. */
export interface DrawStyle {
  readonly lineWidth: number;
  readonly cap: 'butt' | 'round' | 'square';
  readonly join: 'miter' | 'round' | 'bevel';
  readonly miterLimit: number;
  readonly dashOffset: number;
  readonly dashPattern: readonly number[];
  readonly fillColour?: Colour;
  readonly strokeColour?: Colour;
}

interface StyleSource extends Pick<GraphicUnit, 'drawParam'>, Omit<DrawParam, 'relative'> {}

type ParamOf = (id: number) => DrawParam | undefined;

/** 1 pt (GB/T 33190 8.2, table 22). */
const LINE_WIDTH = 0.353;
const MITER_LIMIT = 3.528;
/** Draw parameters that go on from each other; real files use two. */
const MAX_CHAIN = 16;

/**
 * What is nearest to the object wins, attribute by attribute: the object, its draw parameter, those that it goes
 * on from, then the same of its layer, then the standard's defaults (8.2).
 *
 * @param layer the draw parameter of the layer
 */
export function styleOf(
  object: StyleSource,
  layer: number | undefined,
  paramOf: ParamOf,
): DrawStyle {
  const sources: readonly Omit<DrawParam, 'relative'>[] = [
    object,
    ...chainOf(object.drawParam, paramOf),
    ...chainOf(layer, paramOf),
  ];
  const first = <K extends keyof Omit<DrawParam, 'relative'>>(key: K): DrawParam[K] | undefined =>
    sources.find((source) => source[key] !== undefined)?.[key];
  const [fillColour, strokeColour] = [first('fillColour'), first('strokeColour')];
  return {
    lineWidth: Math.abs(first('lineWidth') ?? LINE_WIDTH),
    cap: wordOf(first('cap'), ['butt', 'round', 'square']),
    join: wordOf(first('join'), ['miter', 'round', 'bevel']),
    miterLimit: Math.max(1, first('miterLimit') ?? MITER_LIMIT),
    dashOffset: first('dashOffset') ?? 0,
    dashPattern: dashesOf(first('dashPattern')),
    ...(fillColour && { fillColour }),
    ...(strokeColour && { strokeColour }),
  };
}

/** A draw parameter and those that it goes on from, the nearest first. A loop ends where it closes. */
function chainOf(id: number | undefined, paramOf: ParamOf): readonly DrawParam[] {
  const chain = new Set<DrawParam>();
  let param = id === undefined ? undefined : paramOf(id);
  while (param && !chain.has(param) && chain.size < MAX_CHAIN) {
    chain.add(param);
    param = param.relative === undefined ? undefined : paramOf(param.relative);
  }
  return [...chain];
}

function wordOf<W extends string>(text: string | undefined, words: readonly [W, ...W[]]): W {
  return words.find((word) => word === text?.trim().toLowerCase()) ?? words[0];
}

/** A pattern that is negative, or of nothing but gaps and lines without a length, draws whole lines. */
function dashesOf(pattern: readonly number[] | undefined): readonly number[] {
  const isUsable = pattern?.every((length) => length >= 0) && pattern.some((length) => length > 0);
  return pattern && isUsable ? pattern.slice(0, 64) : [];
}
