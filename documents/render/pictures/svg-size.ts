import type { Element } from '../../ofd/container/xml.ts';

/** Left, top, width and height in the units of the drawing; the last two are above zero. */
export type ViewBox = readonly [number, number, number, number];

/** The longer side: a seal of 45 mm is sharp at 900 dots an inch, a whole page at 140. */
const LONGER_SIDE = 1_600;
/** Narrower than this is no picture. */
const MAX_ASPECT = 100;
/** Characters of a length or of the four numbers of a view: longer ones would be slow to read. */
const MAX_LENGTH = 64;
const MAX_VIEW_LENGTH = 4 * MAX_LENGTH;

const UNITS: Readonly<Record<string, number>> = {
  ...{ '': 1, px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 },
};

/** CSS pixels; `undefined` for percentages and what is no length. */
function lengthOf(text = ''): number | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const [, digits, unit = ''] = /^\s*(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(text) ?? [];
  const factor = UNITS[unit.toLowerCase()];
  const value = Number(digits) * (factor ?? NaN);
  return value > 0 && Number.isFinite(value) ? value : undefined;
}

/** What of its plane a root element shows; `undefined` where it does not say. */
export function viewBoxOf({ attributes }: Pick<Element, 'attributes'>): ViewBox | undefined {
  const { viewBox = '' } = attributes;
  const numbers =
    viewBox.length > MAX_VIEW_LENGTH
      ? []
      : viewBox
          .trim()
          .split(/[\s,]+/)
          .map(Number);
  const [x = 0, y = 0, w = 0, h = 0] = numbers;
  if (numbers.length === 4 && numbers.every(Number.isFinite) && w > 0 && h > 0) return [x, y, w, h];
  const [width, height] = [lengthOf(attributes.width), lengthOf(attributes.height)];
  return width !== undefined && height !== undefined ? [0, 0, width, height] : undefined;
}

/** The pixels that it is drawn with; `undefined` where it is far too narrow. */
export function sizeOf(
  { attributes }: Element,
  [, , w, h]: ViewBox,
): { width: number; height: number } | undefined {
  const width = lengthOf(attributes.width);
  const height = lengthOf(attributes.height);
  const aspect = width !== undefined && height !== undefined ? width / height : w / h;
  if (!(aspect <= MAX_ASPECT && aspect >= 1 / MAX_ASPECT)) return undefined;
  return aspect >= 1
    ? { width: LONGER_SIDE, height: Math.max(1, Math.round(LONGER_SIDE / aspect)) }
    : { width: Math.max(1, Math.round(LONGER_SIDE * aspect)), height: LONGER_SIDE };
}
