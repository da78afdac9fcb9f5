import { type KeptElement, valuesOf } from './svg-element.ts';
import { type LengthBase, lengthIn } from './svg-lengths.ts';
import { dashesOf, linkOf } from './svg-properties.ts';
import { viewBoxOf } from './svg-size.ts';
import { stretchOf } from './svg-transform.ts';

/** What an element has from those that it is in, each as costly as any host may take it. */
export interface Context extends LengthBase {
  /** By how much a unit is longer than one of the view, at most. */
  readonly stretch: number;
  /** Units. */
  readonly strokeWidth: number;
  readonly isFilled: boolean;
  readonly isStroked: boolean;
  /** Whether what is in it may be painted with a gradient. */
  readonly isShaded: boolean;
  /** Whether it cuts others. */
  readonly isClip: boolean;
  /** The smallest dash, units; `Infinity` where there is none. */
  readonly dash: number;
}

/** What readers begin with (SVG 1.1: 10.10, 11.3, 11.4); `side` is the longer one of the view. */
export function firstContext(side: number): Context {
  return {
    ...{ fontSize: 16, side, stretch: 1, strokeWidth: 1, dash: Infinity },
    ...{ isFilled: true, isStroked: false, isShaded: false, isClip: false },
  };
}

/** For the element itself and what is in it. `used` is the `use` that draws it again. */
export function contextWithin(element: KeptElement, above: Context, used?: KeptElement): Context {
  const fills = valuesOf(element, 'fill');
  const strokes = valuesOf(element, 'stroke');
  const fontSize = largest(element, 'font-size', above) ?? above.fontSize;
  const base = { ...above, fontSize };
  const isDrawn = (value: string): boolean => value.trim() !== 'none';
  return {
    ...viewportOf(element, { ...base, stretch: above.stretch * ownStretch(element) }, used),
    fontSize,
    strokeWidth: largest(element, 'stroke-width', base) ?? above.strokeWidth,
    isClip: above.isClip || element.name === 'clipPath',
    isFilled: fills.length === 0 ? above.isFilled : fills.some(isDrawn),
    isStroked: above.isStroked || strokes.some(isDrawn),
    isShaded: above.isShaded || [...fills, ...strokes].some((value) => linkOf(value) !== undefined),
    dash: Math.min(
      above.dash,
      ...valuesOf(element, 'stroke-dasharray').flatMap((v) => dashesOf(v) ?? []),
    ),
  };
}

function largest(element: KeptElement, property: string, base: LengthBase): number | undefined {
  const lengths = valuesOf(element, property).map((value) => Math.abs(lengthIn(value, base) ?? 0));
  return lengths.length === 0 ? undefined : Math.max(...lengths);
}

/** Units of a box may be as long as the box, which is not known here. */
function ownStretch(element: KeptElement): number {
  const { attributes } = element;
  const units = attributes.get('maskContentUnits') ?? attributes.get('clipPathUnits');
  if (units === 'objectBoundingBox') return Infinity;
  const stretches = valuesOf(element, 'transform').map((value) => stretchOf(value) ?? Infinity);
  return stretches.length === 0 ? 1 : Math.max(...stretches);
}

/** Elements with a view of their own have units of their own. */
function viewportOf(element: KeptElement, context: Context, used?: KeptElement): Context {
  if (element.name !== 'svg' && element.name !== 'symbol') return context;
  const view = viewBoxOf({ attributes: Object.fromEntries(element.attributes) });
  if (!element.attributes.has('viewBox') || !view) return context;
  const sideIn = (key: string): number => {
    const texts = [element, used].flatMap((one) => one?.attributes.get(key) ?? []);
    return Math.max(...['100%', ...texts].map((text) => Math.abs(lengthIn(text, context) ?? 0)));
  };
  const [, , width, height] = view;
  const ratio = Math.max(sideIn('width') / width, sideIn('height') / height);
  return { ...context, stretch: context.stretch * ratio, side: Math.max(width, height) };
}
