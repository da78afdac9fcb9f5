import type { KeptElement } from './svg-element.ts';
import { type LengthBase, lengthIn } from './svg-lengths.ts';
import { type Extent, extentOfPath } from './svg-path-extent.ts';

const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi;
const UNBOUNDED: Extent = { width: Infinity, height: Infinity, length: 0 };
/** Of its height: the line around a sign of many strokes. */
const LINE_OF_LETTER = 15;

/** Of one letter. */
export function extentOfLetter({ fontSize }: LengthBase): Extent {
  return { width: fontSize, height: 1.5 * fontSize, length: LINE_OF_LETTER * fontSize };
}

/** Of a shape or a picture within; `undefined` for any other element. */
export function extentOf(element: KeptElement, base: LengthBase): Extent | undefined {
  const { name, attributes } = element;
  const get = (key: string): number => lengthIn(attributes.get(key) ?? '', base) ?? 0;
  const between = (from: string, to: string): number =>
    // What percentages are of is not known but for its bound.
    [from, to].some((key) => attributes.get(key)?.includes('%'))
      ? Math.abs(get(from)) + Math.abs(get(to))
      : Math.abs(get(to) - get(from));
  switch (name) {
    case 'path':
      return extentOfPath(attributes.get('d') ?? '');
    case 'polyline':
    case 'polygon':
      return extentOfPoints(attributes.get('points') ?? '');
    case 'rect':
      return extentOfBox(Math.abs(get('width')), Math.abs(get('height')));
    case 'line':
      return extentOfBox(between('x1', 'x2'), between('y1', 'y2'));
    case 'circle':
      return extentOfRound(Math.abs(get('r')));
    case 'ellipse':
      return extentOfRound(Math.max(Math.abs(get('rx')), Math.abs(get('ry'))));
    case 'image':
      // Without a size it is as large as its pixels.
      return attributes.has('width') && attributes.has('height')
        ? extentOfBox(Math.abs(get('width')), Math.abs(get('height')))
        : UNBOUNDED;
    default:
      return undefined;
  }
}

function extentOfBox(width: number, height: number): Extent {
  return { width, height, length: 2 * (width + height) };
}

function extentOfRound(radius: number): Extent {
  return { width: 2 * radius, height: 2 * radius, length: 2 * Math.PI * radius };
}

/** As an outline of lines, and back to where it began. */
function extentOfPoints(points: string): Extent {
  const numbers = points.match(NUMBER) ?? [];
  const whole = numbers.slice(0, numbers.length - (numbers.length % 2));
  return whole.length === 0 ? extentOfBox(0, 0) : extentOfPath(`M${whole.join(' ')}z`);
}
