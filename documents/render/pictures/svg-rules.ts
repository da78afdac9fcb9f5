import { fromBase64 } from '../../../crypto/bytes.ts';
import type { Element } from '../../ofd/container/xml.ts';
import { isSizeBounded, readPictureHead } from './picture-head.ts';
import { isKeptProperty } from './svg-properties.ts';

/**
 * What of SVG is kept: shapes, words, gradients and clips. No scripts, no animations, no filters or patterns (they
 * cost many times their length), no foreign content.
 */
const ELEMENTS: ReadonlySet<string> = new Set([
  ...['svg', 'g', 'defs', 'symbol', 'use', 'switch', 'image'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'],
  ...['text', 'tspan', 'textPath', 'linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask'],
]);

/** Beside properties: none that runs or loads anything, and none that makes more of a shape than its numbers say. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['viewBox', 'preserveAspectRatio', 'systemLanguage', 'x', 'y', 'width', 'height'],
  ...['r', 'rx', 'ry', 'cx', 'cy', 'x1', 'y1', 'x2', 'y2', 'fx', 'fy', 'fr', 'offset'],
  ...['dx', 'dy', 'rotate', 'textLength', 'startOffset', 'gradientUnits', 'gradientTransform'],
  ...['spreadMethod', 'clipPathUnits', 'maskUnits', 'maskContentUnits'],
]);
const OUTLINES: ReadonlySet<string> = new Set(['d', 'points']);
/** A place for each letter of a line is longer than any other value. */
const MAX_VALUE_LENGTH = 4_096;
/** Numbers, units, words and steps of a transform. */
const PLAIN = /^[\w\s.,%()+-]*$/;
const ID = /^[\w.-]{1,256}$/;
/** Every `url(…)` that leads somewhere else than into the same file. */
const EXTERNAL_URL = /url\((?!\s*['"]?#[\w.-]+['"]?\s*\))/i;
/** Rules that load, escapes that hide one, and markup. */
const CSS_DANGER = /@|\\|<|expression|import|javascript/i;
const MAX_CSS_LENGTH = 65_536;
const EMBEDDED = /^\s*data:image\/(?:png|jpe?g|gif|bmp);base64,([A-Za-z0-9+/=\s]+)$/;

export function isKeptElement({ name }: Element): boolean {
  return ELEMENTS.has(name);
}

/** Style sheets that reach for nothing outside and hide nothing. */
export function isHarmlessCss(css: string): boolean {
  return css.length <= MAX_CSS_LENGTH && !CSS_DANGER.test(css) && !EXTERNAL_URL.test(css);
}

/**
 * The attributes of an element that are kept, but for its style, and the pixels of a picture within; `side` is the
 * longer one of the view, `maxPixels` what a picture may have.
 */
export function keptAttributes(
  { name, attributes }: Element,
  side: number,
  maxPixels: number,
): { attributes: Map<string, string>; pixels: number } {
  let pixels = 0;
  const kept = Object.entries(attributes).filter(([key, value]) => {
    if (key === 'href' && name === 'image') return (pixels = pixelsOf(value, maxPixels)) > 0;
    if (key === 'href') return ID.test(value.slice(1)) && value.startsWith('#');
    if (key === 'id') return ID.test(value);
    if (OUTLINES.has(key)) return true;
    if (ATTRIBUTES.has(key)) return value.length <= MAX_VALUE_LENGTH && PLAIN.test(value);
    return isKeptProperty(key, value, side);
  });
  return { attributes: new Map(kept), pixels };
}

/** Of an embedded picture that is decoded; zero for any other link. */
function pixelsOf(link: string, most: number): number {
  const base64 = EMBEDDED.exec(link)?.[1]?.replaceAll(/\s/g, '');
  if (base64 === undefined) return 0;
  try {
    const head = readPictureHead(fromBase64(base64));
    const pixels = head && isSizeBounded(head) ? head.width * head.height : 0;
    return pixels <= most ? pixels : 0;
  } catch {
    // No base64.
    return 0;
  }
}
