import { strToU8 } from 'fflate';
import type { DocumentLimits } from '../../limits.ts';
import { DEFAULT_LIMITS } from '../../limits.ts';
import { utf8Text } from '../../ofd/container/entry-text.ts';
import { type Element, readXml } from '../../ofd/container/xml.ts';
import { readStyleSheet, type StyleOf } from './svg-css.ts';
import { isHarmlessCss, isKeptElement, keptAttributes } from './svg-rules.ts';

/** An SVG that any host may decode: it runs nothing, loads nothing and is of a bounded size. */
export interface SafeSvg {
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

const LIMITS: DocumentLimits = {
  ...DEFAULT_LIMITS,
  xmlBytes: 4_194_304,
  xmlDepth: 48,
  xmlMarks: 50_000,
};
/** The longer side: a seal of 45 mm is sharp at 900 dots an inch, a whole page at 140. */
const LONGER_SIDE = 1_600;
/** Narrower than this is no picture. */
const MAX_ASPECT = 100;
/** Shapes drawn again; each may be a large one. */
const MAX_USES = 200;
/** A type declaration without rules of its own: drawing programs write it, and it says nothing. */
const PLAIN_DOCTYPE = /<!DOCTYPE\s+svg\b[^[>]*>/;

/**
 * Writes an SVG anew with what is known and harmless; `undefined` where it is no SVG, says nothing of
 * its size, or is longer or deeper than any seal.
 */
export function makeSvgSafe(bytes: Uint8Array): SafeSvg | undefined {
  if (bytes.length > LIMITS.xmlBytes) return undefined;
  const text = utf8Text(bytes).replace(PLAIN_DOCTYPE, '');
  const read = readXml(strToU8(text), 'svg', LIMITS);
  if (!read.ok || read.value.name !== 'svg') return undefined;
  const root = read.value;
  const view = viewBoxOf(root);
  if (!view) return undefined;
  const size = sizeOf(root, view);
  if (!size) return undefined;
  const attributes = {
    ...Object.fromEntries(keptAttributes(root)),
    ...{ viewBox: view.join(' '), width: String(size.width), height: String(size.height) },
    ...{ xmlns: 'http://www.w3.org/2000/svg', 'xmlns:xlink': 'http://www.w3.org/1999/xlink' },
  };
  const writing = { uses: 0, isInMask: false, targets: targetsOf(root), styleOf: styleOf(root) };
  const content = writeContent(root, writing);
  const written = `<svg${writeAttributes(Object.entries(attributes))}>${content}</svg>`;
  return { bytes: strToU8(written), ...size };
}

const UNITS: Readonly<Record<string, number>> = {
  ...{ '': 1, px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 },
};

/** CSS pixels; `undefined` for percentages and what is no length. */
function lengthOf(text: string | undefined): number | undefined {
  const [, digits, unit = ''] =
    /^\s*(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(text ?? '') ?? [];
  const factor = UNITS[unit.toLowerCase()];
  const value = Number(digits) * (factor ?? NaN);
  return value > 0 && Number.isFinite(value) ? value : undefined;
}

function viewBoxOf({ attributes }: Element): number[] | undefined {
  const numbers =
    attributes.viewBox
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? [];
  const [, , w = 0, h = 0] = numbers;
  if (numbers.length === 4 && numbers.every(Number.isFinite) && w > 0 && h > 0) return numbers;
  const [width, height] = [lengthOf(attributes.width), lengthOf(attributes.height)];
  return width !== undefined && height !== undefined ? [0, 0, width, height] : undefined;
}

function sizeOf(
  { attributes }: Element,
  [, , w = 1, h = 1]: readonly number[],
): { width: number; height: number } | undefined {
  const width = lengthOf(attributes.width);
  const height = lengthOf(attributes.height);
  const aspect = width !== undefined && height !== undefined ? width / height : w / h;
  if (!(aspect <= MAX_ASPECT && aspect >= 1 / MAX_ASPECT)) return undefined;
  return aspect >= 1
    ? { width: LONGER_SIDE, height: Math.max(1, Math.round(LONGER_SIDE / aspect)) }
    : { width: Math.max(1, Math.round(LONGER_SIDE * aspect)), height: LONGER_SIDE };
}

interface Writing {
  uses: number;
  readonly isInMask: boolean;
  /** Ids of elements in which something is used again. */
  readonly targets: ReadonlySet<string>;
  readonly styleOf: StyleOf;
}

/** All style sheets of the file, as far as they are harmless. */
function styleOf(root: Element): StyleOf {
  const sheets: string[] = [];
  function visit(element: Element): void {
    if (element.name === 'style' && isHarmlessCss(element.text)) sheets.push(element.text);
    for (const child of element.children) visit(child);
  }
  visit(root);
  return readStyleSheet(sheets.join('\n'));
}

/** Elements that use others may not be used themselves: each level would multiply what is drawn. */
function targetsOf(root: Element): ReadonlySet<string> {
  const ids = new Set<string>();
  function visit(element: Element): boolean {
    const { id } = element.attributes;
    const holdsUse = element.children.map(visit).includes(true) || element.name === 'use';
    if (holdsUse && id !== undefined) ids.add(id);
    return holdsUse;
  }
  visit(root);
  return ids;
}

function writeContent(parent: Element, writing: Writing): string {
  const inner = parent.children.map((element) => writeElement(element, writing)).join('');
  return escape(parent.rawText.trim() === '' ? '' : parent.rawText) + inner;
}

function writeElement(element: Element, writing: Writing): string {
  const { name, attributes } = element;
  if (!isKeptElement(element)) return '';
  if (name === 'use') {
    const isNested = writing.targets.has((attributes.href ?? '').slice(1));
    if (isNested || ++writing.uses > MAX_USES) return '';
  }
  const isMask = name === 'mask' || name === 'clipPath';
  const isInMask = isMask || writing.isInMask;
  const kept = withStyle(keptAttributes(element), writing.styleOf(element)).filter(
    // Masks of masks multiply as uses of uses do.
    ([key, value]) => !isInMask || !/mask|clip-path/.test(key === 'style' ? value : key),
  );
  const inside = { ...writing, isInMask };
  const content = writeContent(element, inside);
  writing.uses = inside.uses;
  return `<${name}${writeAttributes(kept)}>${content}</${name}>`;
}

/** What a style sheet says comes before what the element itself says. */
function withStyle(attributes: readonly [string, string][], sheet: string): [string, string][] {
  const own = attributes.find(([key]) => key === 'style')?.[1] ?? '';
  const others = attributes.filter(([key]) => key !== 'style' && key !== 'class');
  return sheet + own === '' ? others : [...others, ['style', sheet + own]];
}

function writeAttributes(attributes: readonly (readonly [string, string])[]): string {
  return attributes
    .flatMap(([name, value]) => {
      const written = `="${escape(value)}"`;
      // Readers differ in which of the two they know.
      return name === 'href'
        ? [` href${written}`, ` xlink:href${written}`]
        : [` ${name}${written}`];
    })
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (one) => ENTITIES[one] ?? '');
}
