import { fromBase64 } from '../../../crypto/bytes.ts';
import type { Element } from '../../ofd/container/xml.ts';
import { isSizeBounded, readPictureHead } from './picture-head.ts';

/**
 * What of SVG is kept: shapes, words, gradients and clips. No scripts, no animations, no filters or patterns (they
 * cost many times their length), no foreign content.
 */
const ELEMENTS: ReadonlySet<string> = new Set([
  ...['svg', 'g', 'defs', 'symbol', 'use', 'switch', 'image'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'],
  ...['text', 'tspan', 'textPath', 'linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask'],
]);

const ATTRIBUTE_NAME = /^(?!on)[a-z][\w-]*$/i;
/** A name of a namespace, or an address. */
const ADDRESS = /^\s*[a-z][\w+.-]*:\/\//i;
const INTERNAL_LINK = /^#[\w.-]+$/;
/** Every `url(…)` that leads somewhere else than into the same file. */
const EXTERNAL_URL = /url\((?!\s*['"]?#[\w.-]+['"]?\s*\))/i;
/** Rules that load, escapes that hide one, and markup. */
const CSS_DANGER = /@|\\|<|expression|import|javascript/i;
const MAX_CSS_LENGTH = 65_536;
const EMBEDDED = /^\s*data:image\/(?:png|jpe?g|gif|bmp);base64,([A-Za-z0-9+/=\s]+)$/;

export function isKeptElement({ name }: Element): boolean {
  return ELEMENTS.has(name);
}

/** Styles that reach for nothing outside and hide nothing. */
export function isHarmlessCss(css: string): boolean {
  return css.length <= MAX_CSS_LENGTH && !CSS_DANGER.test(css) && !EXTERNAL_URL.test(css);
}

/** The attributes of an element that are kept. */
export function keptAttributes({ name, attributes }: Element): [string, string][] {
  return Object.entries(attributes).filter(([key, value]) => {
    if (!ATTRIBUTE_NAME.test(key) || key === 'base' || key === 'src' || key === 'xmlns')
      return false;
    if (key === 'href') {
      return INTERNAL_LINK.test(value) || (name === 'image' && isBoundedPicture(value));
    }
    if (ADDRESS.test(value)) return false;
    return key === 'style' ? isHarmlessCss(value) : !EXTERNAL_URL.test(value);
  });
}

function isBoundedPicture(link: string): boolean {
  const base64 = EMBEDDED.exec(link)?.[1]?.replaceAll(/\s/g, '');
  if (base64 === undefined) return false;
  try {
    const head = readPictureHead(fromBase64(base64));
    return head !== undefined && isSizeBounded(head);
  } catch {
    // No base64.
    return false;
  }
}
