import { type Context, contextWithin, firstContext } from './svg-context.ts';
import { type KeptElement, usedBy, valuesOf } from './svg-element.ts';
import { extentOf, extentOfLetter } from './svg-extent.ts';
import type { Extent } from './svg-path-extent.ts';
import { linkOf } from './svg-properties.ts';

/** What it takes to draw all elements, each as often as it is used. */
interface Cost {
  /** Elements looked at. */
  visits: number;
  /** Each letter of a text is one, too. */
  shapes: number;
  /** What is painted, in pictures full of it. */
  sheets: number;
  /** Elements with a sheet of their own. */
  layers: number;
  /** Of all outlines, in sides of the view: each row of pixels is sorted by where they cross it. */
  length: number;
  /** Characters of outlines. */
  data: number;
  /** Those of outlines that are drawn as a line, which takes a multiple of the time. */
  lineData: number;
  dashes: number;
}

/** Round seals have some dozens of shapes; each of these takes a part of a millisecond at most. */
const MAX: Readonly<Cost> = {
  ...{ visits: 100_000, shapes: 2_000, sheets: 200, layers: 50, length: 1_000 },
  ...{ data: 524_288, lineData: 65_536, dashes: 50_000 },
};
/** A picture within has to be decoded: ten of them are enough. */
const SHAPES_OF_PICTURE = 200;
/** A gradient over all of a picture takes so many times as long as one colour. */
const SHAPES_OF_SHADED = 20;
/** A sheet is made empty, and laid over another one. */
const SHEETS_OF_LAYER = 4;
/** An outline that cuts others is compared with each row of theirs; one drawn as a line has two sides. */
const LENGTHS_OF_CLIP = 5;
const LENGTHS_OF_LINE = 2;
/** Some hosts look at all of them for each pixel. */
const MAX_STOPS = 64;
/** Their own contents are a sheet, too. */
const CUTTERS: ReadonlySet<string> = new Set(['mask', 'clipPath']);
const WITHOUT_EFFECT = /^(?:none|1(?:\.0*)?|100%)$/;
/** A square that is turned is longer from corner to corner. */
const DIAGONAL = Math.SQRT2;

/**
 * Whether a drawing takes no longer than a counter waits, on the slowest of the hosts; `side` is the longer one of
 * its view. Each id stands once in it. Looks no further than to the first bound that does not hold.
 */
export function isCheap(root: KeptElement, side: number): boolean {
  const byId = new Map<string, KeptElement>();
  collectIds(root, byId);
  const cost: Cost = {
    ...{ visits: 0, shapes: 0, sheets: 0, layers: 0, length: 0 },
    ...{ data: 0, lineData: 0, dashes: 0 },
  };
  const open = new Set<KeptElement>();
  // Its own view is what all is measured in.
  return visit({ ...root, name: 'g' }, firstContext(side));

  /** As deep as the elements nest and use each other; what uses itself has no end. */
  function visit(element: KeptElement, above: Context, used?: KeptElement): boolean {
    if (open.has(element)) return false;
    open.add(element);
    const context = contextWithin(element, above, used);
    addOwn(element, context);
    const isBounded =
      isWithin(cost, MAX) &&
      hasFewStops(element) &&
      element.children.every((child) => visit(child, context)) &&
      linksOf(element).every((link) => {
        const target = byId.get(link);
        return !target || visit(target, context, element);
      });
    open.delete(element);
    return isBounded;
  }

  function addOwn(element: KeptElement, context: Context): void {
    cost.visits++;
    const layers = Number(isLayer(element)) + Number(CUTTERS.has(element.name));
    cost.layers += layers;
    cost.sheets += layers * SHEETS_OF_LAYER;
    const data = element.attributes.get('d') ?? element.attributes.get('points') ?? '';
    cost.data += data.length;
    if (context.isStroked) cost.lineData += data.length;
    const letters = element.text.trim().length;
    if (letters > 0) addShapes(letters, extentOfLetter(context), context);
    // What is too long is not even read.
    const extent = isWithin(cost, MAX) ? extentOf(element, context) : undefined;
    if (extent) addShapes(1, extent, context);
    if (element.name === 'image') cost.shapes += SHAPES_OF_PICTURE - 1;
  }

  function addShapes(count: number, extent: Extent, context: Context): void {
    const factor = context.isShaded ? SHAPES_OF_SHADED : 1;
    cost.shapes += count * factor;
    cost.sheets += count * factor * sheetsOf(extent, context, side);
    const sides = (extent.length * context.stretch) / side;
    const lines = context.isStroked ? LENGTHS_OF_LINE : 0;
    const fills = context.isClip ? LENGTHS_OF_CLIP : Number(context.isFilled);
    if (extent.length > 0) cost.length += count * sides * (fills + lines);
    if (context.dash < Infinity) cost.dashes += (count * extent.length) / context.dash;
  }
}

/** Of its box, and of the line around it, which is no larger than its box. */
function sheetsOf({ width, height, length }: Extent, context: Context, side: number): number {
  const { stretch, strokeWidth, isFilled, isStroked } = context;
  const most = DIAGONAL * side;
  const visible = (units: number): number => (units > 0 ? Math.min(units * stretch, most) : 0);
  const fill = isFilled ? visible(width) * visible(height) : 0;
  const [around, within] = [visible(width + 2 * strokeWidth), visible(height + 2 * strokeWidth)];
  const line =
    strokeWidth > 0 ? (length + 2 * strokeWidth) * stretch * 2 * strokeWidth * stretch : 0;
  return (fill + (isStroked ? Math.min(around * within, line) : 0)) / side ** 2;
}

function isWithin(cost: Cost, most: Readonly<Cost>): boolean {
  return (
    cost.visits <= most.visits &&
    cost.shapes <= most.shapes &&
    cost.sheets <= most.sheets &&
    cost.layers <= most.layers &&
    cost.data <= most.data &&
    cost.lineData <= most.lineData &&
    cost.dashes <= most.dashes &&
    cost.length <= most.length
  );
}

function isLayer(element: KeptElement): boolean {
  return ['opacity', 'mask', 'clip-path'].some((property) =>
    valuesOf(element, property).some((value) => !WITHOUT_EFFECT.test(value.trim())),
  );
}

function hasFewStops({ name, children }: KeptElement): boolean {
  return !name.endsWith('Gradient') || children.length <= MAX_STOPS;
}

/** Each once: what is drawn again, and what is cut out of it. */
function linksOf(element: KeptElement): readonly string[] {
  const links = [...valuesOf(element, 'mask'), ...valuesOf(element, 'clip-path')].map(linkOf);
  return [...new Set([...links, usedBy(element)])].filter((link) => link !== undefined);
}

function collectIds(element: KeptElement, byId: Map<string, KeptElement>): void {
  const id = element.attributes.get('id');
  if (id !== undefined) byId.set(id, element);
  for (const child of element.children) collectIds(child, byId);
}
