import { withoutComments } from './svg-css.ts';

/** An element as it is written: only what is kept of it. */
export interface KeptElement {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly text: string;
  readonly children: readonly KeptElement[];
}

/** A property, lower case, and its value. */
type Property = readonly [string, string];

/** Each of them costs a sheet of its own. */
const EFFECT =
  /^(?:-webkit-)?(?:opacity|mask(?!-type).*|clip-path|mix-blend-mode|isolation|will-change)$/;
/** Filters may cost any time; the length of a path by decree makes dashes as small as one likes. */
const DROPPED = /^(?:-webkit-)?(?:filter|backdrop-filter|pathlength)$/;
/** Outlines are told by attributes; some hosts look for them in styles, too. */
const OUTLINE = /^(?:d|x|y|r|rx|ry|cx|cy|width|height)$/;
const WITHOUT_EFFECT = /^\s*(?:none|auto|normal|1(?:\.0*)?|100%)\s*$/;
const MAX_DASHES = 20;
const MAX_DASH_LENGTH = 512;
/** Of the longer side of the view: smaller ones are grey to the eye and long to draw. */
const SMALLEST_DASH = 1 / 500;
const LINK = /url\(\s*['"]?#([\w.-]+)/g;

/** The attributes without filters and without dashes that are small or many; `side` is the longer one of the view. */
export function withoutCostlyStyle(
  attributes: readonly [string, string][],
  side: number,
): [string, string][] {
  return attributes.flatMap(([key, value]): [string, string][] => {
    if (key !== 'style') return isKept([key.toLowerCase(), value], side) ? [[key, value]] : [];
    const kept = declarations(value).filter((one) => {
      const property = propertyOf(one);
      return !OUTLINE.test(property[0]) && isKept(property, side);
    });
    return kept.some((one) => one.trim() !== '') ? [[key, kept.join(';')]] : [];
  });
}

function isKept([key, value]: Property, side: number): boolean {
  if (DROPPED.test(key)) return false;
  if (key !== 'stroke-dasharray' || value.trim() === 'none') return true;
  const dashes = dashesOf(value);
  return dashes.length <= MAX_DASHES && dashes.every((dash) => dash >= side * SMALLEST_DASH);
}

function dashesOf(value: string): readonly number[] {
  if (value.length > MAX_DASH_LENGTH) return [NaN];
  return value
    .trim()
    .split(/\s*,\s*|\s+/)
    .map((one) => Number(one.replace(/px$/, '')));
}

/** What is written in blocks is no declaration of the element itself. */
function declarations(style: string): readonly string[] {
  return withoutComments(style)
    .split(';')
    .filter((one) => !/[{}]/.test(one));
}

function propertyOf(declaration: string): Property {
  const at = declaration.indexOf(':');
  return [declaration.slice(0, at).trim().toLowerCase(), declaration.slice(at + 1)];
}

/** What an element asks for beside its own shape. */
export interface Effects {
  /** Whether it is drawn on a sheet of its own. */
  readonly isLayer: boolean;
  /** Whether what is in it may be filled with a gradient. */
  readonly isShaded: boolean;
  /** Ids of masks and clips. */
  readonly links: readonly string[];
  /** The smallest dash; `undefined` where it has none of its own. */
  readonly dash?: number;
}

export function effectsOf({ attributes }: KeptElement): Effects {
  const properties = attributes.flatMap(([key, value]): Property[] =>
    key === 'style' ? declarations(value).map(propertyOf) : [[key.toLowerCase(), value]],
  );
  const effects = properties.filter(
    ([key, value]) => EFFECT.test(key) && !WITHOUT_EFFECT.test(value),
  );
  const links = effects.flatMap(([, value]) => [...value.matchAll(LINK)].map(([, id = '']) => id));
  const dashes = properties
    .filter(([key, value]) => key === 'stroke-dasharray' && value.trim() !== 'none')
    .flatMap(([, value]) => dashesOf(value));
  return {
    isLayer: effects.length > 0,
    isShaded: properties.some(
      ([key, value]) => /^(?:fill|stroke)$/.test(key) && /url/i.test(value),
    ),
    links,
    ...(dashes.length > 0 && { dash: dashes.reduce((least, one) => Math.min(least, one)) }),
  };
}
