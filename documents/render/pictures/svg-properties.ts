import { withoutComments } from './svg-css.ts';
import { lengthIn } from './svg-lengths.ts';
import { stretchOf } from './svg-transform.ts';

/** Longer values say nothing of a seal. */
const MAX_VALUE_LENGTH = 1_024;
/** Whether a value is one that every reader takes for what it is counted as; `side` is the longer one of the view. */
type Rule = (value: string, side: number) => boolean;

const COLOUR_FUNCTION = /\b(?:rgb|hsl)a?\([\d\s.,%/+-]*\)/gi;
/** No functions, no escapes, no comments, and each quotation ends: nothing can hide in it or swallow what is behind. */
const PLAIN = /^(?:[^\\@<>{}()"';\n\r\f]|"[^\\<>{}"\n\r\f]*"|'[^\\<>{}'\n\r\f]*')*$/;
const LINK = /^url\(\s*(?:'#([\w.-]+)'|"#([\w.-]+)"|#([\w.-]+))\s*\)/i;
const MAX_DASHES = 20;
/** Of the longer side of the view: smaller ones are grey to the eye and long to draw. */
const SMALLEST_DASH = 1 / 500;
/** Drawing programs write 4, 10 and 22.9; a spike is so many times as long as the line is wide. */
const MAX_MITER = 25;

const PROPERTIES: Readonly<Record<string, Rule>> = {
  ...rules(isPlain, ['color', 'opacity', 'fill-opacity', 'stroke-opacity', 'fill-rule']),
  ...rules(isPlain, ['stroke-linecap', 'stroke-linejoin', 'stop-color', 'stop-opacity']),
  ...rules(isPlain, ['clip-rule', 'mask-type', 'display', 'visibility', 'overflow']),
  ...rules(isPlain, ['font-family', 'font-weight', 'font-style', 'font-variant', 'font-stretch']),
  ...rules(isPlain, ['text-anchor', 'text-decoration', 'dominant-baseline', 'writing-mode']),
  ...rules(isPlain, ['alignment-baseline', 'baseline-shift', 'letter-spacing', 'word-spacing']),
  ...rules(isPaint, ['fill', 'stroke']),
  ...rules(isLength, ['stroke-width', 'stroke-dashoffset', 'font-size']),
  ...rules(isLink, ['mask', 'clip-path']),
  'stroke-dasharray': isDashes,
  'stroke-miterlimit': (value) => Number(value) <= MAX_MITER,
  transform: (value) => stretchOf(value) !== undefined,
};

function rules(rule: Rule, names: readonly string[]): Readonly<Record<string, Rule>> {
  return Object.fromEntries(names.map((name) => [name, rule]));
}

/** Whether a property is one that is drawn, and its value one that costs what it seems to. */
export function isKeptProperty(name: string, value: string, side: number): boolean {
  if (value.length > MAX_VALUE_LENGTH || !Object.hasOwn(PROPERTIES, name)) return false;
  return PROPERTIES[name]?.(value.trim(), side) === true;
}

/** The declarations of a style that are kept: of each property the last one, its name in lower case. */
export function keptDeclarations(style: string, side: number): Map<string, string> {
  const kept = new Map<string, string>();
  for (const one of withoutComments(style).split(';')) {
    const at = one.indexOf(':');
    const name = one.slice(0, Math.max(0, at)).trim().toLowerCase();
    const value = one.slice(at + 1);
    if (isKeptProperty(name, value, side)) kept.set(name, value.trim());
  }
  return kept;
}

/** The id that a value links to; `undefined` for none. */
export function linkOf(value: string): string | undefined {
  const [, single, double, bare] = LINK.exec(value.trim()) ?? [];
  return single ?? double ?? bare;
}

/** Without those of a dash array that are no lengths; `undefined` where it says that there are none. */
export function dashesOf(value: string): readonly number[] | undefined {
  if (value.trim() === 'none') return undefined;
  return value
    .trim()
    .split(/\s*,\s*|\s+/)
    .map((one) => Number(one.replace(/px$/, '')));
}

function isPlain(value: string): boolean {
  return PLAIN.test(value.replaceAll(COLOUR_FUNCTION, '')) && !value.includes('/*');
}

function isPaint(value: string): boolean {
  return isPlain(value.replace(LINK, ''));
}

function isLength(value: string): boolean {
  return lengthIn(value, { fontSize: 1, side: 1 }) !== undefined;
}

function isLink(value: string): boolean {
  return value === 'none' || value.replace(LINK, '') === '';
}

function isDashes(value: string, side: number): boolean {
  const dashes = dashesOf(value);
  if (!dashes) return true;
  return dashes.length <= MAX_DASHES && dashes.every((dash) => dash >= side * SMALLEST_DASH);
}
