import { strToU8 } from 'fflate';
import type { DocumentLimits } from '../../limits.ts';
import { DEFAULT_LIMITS } from '../../limits.ts';
import { utf8Text } from '../../ofd/container/entry-text.ts';
import { type Element, readXml } from '../../ofd/container/xml.ts';
import { isCheap } from './svg-cost.ts';
import { readStyleSheet, type StyleOf } from './svg-css.ts';
import type { KeptElement } from './svg-element.ts';
import { keptDeclarations } from './svg-properties.ts';
import { isHarmlessCss, isKeptElement, keptAttributes } from './svg-rules.ts';
import { sizeOf, viewBoxOf } from './svg-size.ts';

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
/** Shapes drawn again; each may be a large one. */
const MAX_USES = 200;
/** Of all pictures within together: a scanned page of 300 dots an inch has 9 million. */
const MAX_PIXELS = 16_777_216;
const NAMESPACES = ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
/** Of what is written: a style sheet is written into each element that it fits. */
const MAX_WRITTEN_LENGTH = 8_388_608;
/** A type declaration without rules of its own: drawing programs write it, and it says nothing. */
const PLAIN_DOCTYPE = /^<!DOCTYPE\s+svg\b[^[>]*>$/;
const MAX_DOCTYPE_LENGTH = 512;

/**
 * Writes an SVG anew with what is known and harmless; `undefined` where it is no SVG, says nothing of
 * its size, is longer or deeper than any seal, or would take long to draw.
 */
export function makeSvgSafe(bytes: Uint8Array): SafeSvg | undefined {
  if (bytes.length > LIMITS.xmlBytes) return undefined;
  const read = readXml(strToU8(withoutDoctype(utf8Text(bytes))), 'svg', LIMITS);
  if (!read.ok || read.value.name !== 'svg') return undefined;
  const root = read.value;
  const view = viewBoxOf(root);
  const size = view && sizeOf(root, view);
  if (!size) return undefined;
  const side = Math.max(view[2], view[3]);
  const keeping: Keeping = {
    ...{ uses: 0, length: 0, pixels: 0, side, ids: new Set() },
    ...{ targets: targetsOf(root), styleOf: styleOf(root) },
  };
  const drawing = keep(root, false, keeping);
  if (!drawing) return undefined;
  const kept = {
    ...drawing,
    attributes: new Map([
      ...drawing.attributes,
      ...[['viewBox', view.join(' ')] as const],
      ...[['width', String(size.width)] as const, ['height', String(size.height)] as const],
    ]),
  };
  if (keeping.length > MAX_WRITTEN_LENGTH || !isCheap(kept, side)) return undefined;
  const written = strToU8(write(kept, NAMESPACES));
  return written.length > MAX_WRITTEN_LENGTH ? undefined : { bytes: written, ...size };
}

/** Looked for once: a second one is refused with the other declarations. */
function withoutDoctype(text: string): string {
  const start = text.indexOf('<!DOCTYPE');
  const end = start < 0 ? -1 : text.indexOf('>', start) + 1;
  if (end <= start || end - start > MAX_DOCTYPE_LENGTH) return text;
  const isPlain = PLAIN_DOCTYPE.test(text.slice(start, end));
  return isPlain ? text.slice(0, start) + text.slice(end) : text;
}

interface Keeping {
  uses: number;
  /** Characters kept so far. */
  length: number;
  /** Of the pictures within that are kept so far. */
  pixels: number;
  /** Each stands once: hosts differ in which of two elements of one name they take. */
  readonly ids: Set<string>;
  /** The longer side of the view. */
  readonly side: number;
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

function keepChildren(
  { children }: Element,
  isInMask: boolean,
  keeping: Keeping,
): readonly KeptElement[] {
  return children.flatMap((child) => keep(child, isInMask, keeping) ?? []);
}

function keep(element: Element, isWithin: boolean, keeping: Keeping): KeptElement | undefined {
  const { name, rawText } = element;
  if (!isKeptElement(element) || keeping.length > MAX_WRITTEN_LENGTH) return undefined;
  if (name === 'use') {
    const isNested = keeping.targets.has((element.attributes.href ?? '').slice(1));
    if (isNested || ++keeping.uses > MAX_USES) return undefined;
  }
  const { attributes, pixels } = keptAttributes(element, keeping.side, MAX_PIXELS - keeping.pixels);
  keeping.pixels += pixels;
  // What a style sheet says comes before what the element itself says.
  const css = keeping.styleOf(element) + (element.attributes.style ?? '');
  keeping.length += name.length + rawText.length + css.length;
  for (const [key, value] of attributes) keeping.length += key.length + value.length;
  if (keeping.length > MAX_WRITTEN_LENGTH) return undefined;
  const style = keptDeclarations(css, keeping.side);
  const id = attributes.get('id');
  if (id !== undefined && keeping.ids.has(id)) attributes.delete('id');
  else if (id !== undefined) keeping.ids.add(id);
  const isInMask = isWithin || name === 'mask' || name === 'clipPath';
  // Masks of masks multiply as uses of uses do.
  for (const property of isInMask ? ['mask', 'clip-path'] : []) {
    attributes.delete(property);
    style.delete(property);
  }
  return {
    ...{ name, attributes, style, text: rawText },
    children: keepChildren(element, isInMask, keeping),
  };
}

function write({ name, attributes, style, text, children }: KeptElement, more = ''): string {
  const content =
    escape(text.trim() === '' ? '' : text) + children.map((child) => write(child)).join('');
  const css = [...style].map(([property, value]) => `${property}:${value}`).join(';');
  const own = style.size === 0 ? '' : ` style="${escape(css)}"`;
  return `<${name}${more}${writeAttributes(attributes)}${own}>${content}</${name}>`;
}

function writeAttributes(attributes: ReadonlyMap<string, string>): string {
  return [...attributes]
    .map(([name, value]) => {
      const written = `="${escape(value)}"`;
      if (name !== 'href') return ` ${name}${written}`;
      // Readers differ in which of the two they know; a picture is too long to be written twice.
      return (value.startsWith('#') ? ` href${written}` : '') + ` xlink:href${written}`;
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
