import { effectsOf, type KeptElement } from './svg-effects.ts';

/** What it takes to draw an element with all that it uses, as often as it uses it. */
interface Cost {
  /** Each letter of a text is one, too. */
  readonly shapes: number;
  /** Elements with a sheet of their own. */
  readonly layers: number;
  /** Characters of outlines. */
  readonly data: number;
  /** All numbers of its outlines together: they are hardly longer than that. */
  readonly reach: number;
  readonly dashes: number;
}

/** Round seals have some dozens of shapes; each of these takes a part of a millisecond at most. */
const MAX: Omit<Cost, 'reach'> = { shapes: 2_000, layers: 50, data: 524_288, dashes: 1_000_000 };
/** An outline that is drawn as a line takes a multiple of its time when it is filled. */
const MAX_STROKED_DATA = 65_536;
const NOTHING: Cost = { shapes: 0, layers: 0, data: 0, reach: 0, dashes: 0 };
const ENDLESS: Cost = { ...NOTHING, shapes: Infinity };

const SHAPES = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon']);
/** A picture within has to be decoded: ten of them are enough. */
const SHAPES_OF_PICTURE = 200;
/** A gradient over all of a picture takes so many times as long as one colour. */
const SHAPES_OF_SHADED = 20;
const GEOMETRY = new Set([
  ...['d', 'points', 'x', 'y', 'width', 'height', 'r', 'rx', 'ry', 'cx', 'cy'],
  ...['x1', 'y1', 'x2', 'y2'],
]);
const NUMBER = /\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?/gi;
/** A circle is 2π times as long as its radius. */
const OUTLINE = 7;

/**
 * Whether a drawing takes no longer than a counter waits, on the slowest of the hosts; `side` is the longer one of
 * its view.
 */
export function isCheap(root: KeptElement, side: number): boolean {
  const byId = new Map<string, KeptElement[]>();
  const known = new Map<KeptElement, Cost>();
  collectIds(root, byId);
  const { shapes, layers, data, dashes } = costOf(root);
  const maxData = isStroked(root) ? MAX_STROKED_DATA : MAX.data;
  return shapes <= MAX.shapes && layers <= MAX.layers && data <= maxData && dashes <= MAX.dashes;

  /** As deep as the elements nest and use each other; what uses itself has no end. */
  function costOf(element: KeptElement): Cost {
    const before = known.get(element);
    if (before) return before;
    known.set(element, ENDLESS);
    const { isLayer, isShaded, links, dash } = effectsOf(element);
    // Hosts differ in which of two elements of one name they take.
    const used = [...links, ...usesOf(element)].flatMap((id) => byId.get(id) ?? []);
    const inner = sum([...element.children, ...used].map(costOf), ownCost(element, side));
    const dashes = dash === undefined ? 0 : inner.reach / dash;
    const cost = {
      ...inner,
      shapes: inner.shapes * (isShaded ? SHAPES_OF_SHADED : 1),
      layers: inner.layers + Number(isLayer),
      dashes: inner.dashes + dashes,
    };
    known.set(element, cost);
    return cost;
  }
}

function collectIds(element: KeptElement, byId: Map<string, KeptElement[]>): void {
  const id = valueOf(element, 'id');
  if (id !== undefined) {
    const others = byId.get(id);
    if (others) others.push(element);
    else byId.set(id, [element]);
  }
  for (const child of element.children) collectIds(child, byId);
}

/** Whether anything in it may be drawn as a line: by an attribute, a style or what it is given from above. */
function isStroked({ attributes, children }: KeptElement): boolean {
  return (
    attributes.some(([key, value]) =>
      key === 'style' ? value.includes('stroke') : key === 'stroke' && value.trim() !== 'none',
    ) || children.some(isStroked)
  );
}

function usesOf(element: KeptElement): readonly string[] {
  const href = valueOf(element, 'href');
  return element.name === 'use' && href !== undefined ? [href.slice(1)] : [];
}

function ownCost({ name, attributes, text }: KeptElement, side: number): Cost {
  if (name === 'image') return { ...NOTHING, shapes: SHAPES_OF_PICTURE };
  if (!SHAPES.has(name)) {
    const letters = text.trim().length;
    return { ...NOTHING, shapes: letters, reach: OUTLINE * letters * side };
  }
  let data = 0;
  let reach = 0;
  for (const [key, value] of attributes) {
    if (!GEOMETRY.has(key)) continue;
    data += value.length;
    for (const [number] of value.matchAll(NUMBER)) reach += OUTLINE * Number(number);
  }
  return { ...NOTHING, shapes: 1, data, reach };
}

function valueOf({ attributes }: KeptElement, name: string): string | undefined {
  return attributes.find(([key]) => key === name)?.[1];
}

function sum(costs: readonly Cost[], own: Cost): Cost {
  let { shapes, layers, data, reach, dashes } = own;
  for (const cost of costs) {
    shapes += cost.shapes;
    layers += cost.layers;
    data += cost.data;
    reach += cost.reach;
    dashes += cost.dashes;
  }
  return { shapes, layers, data, reach, dashes };
}
