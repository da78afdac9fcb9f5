/** Begins every file. */
export const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
/** As in GB/T 33190-2016, 6.2. */
export const NS = 'xmlns:ofd="http://www.ofdspec.org/2016"';

/** Folder of the one document. */
export const DOC = 'Doc_0';
/** Fonts and pictures have the numbers below this one. */
const FIRST_PAGE_ID = 1_000;

/** A value of an attribute; what is `undefined` is left out. */
type Value = string | number | boolean | undefined;

/** A text within XML. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** An element of the OFD namespace. @param inner XML, not text: see {@link escaped} */
export function node(
  name: string,
  attributes: Readonly<Record<string, Value>> = {},
  ...inner: readonly string[]
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value))}"`],
  );
  const content = inner.join('');
  const head = `ofd:${name}${written.join('')}`;
  return content === '' ? `<${head}/>` : `<${head}>${content}</ofd:${name}>`;
}

/** An element with a text in it; nothing at all where there is no text. */
export function textNode(name: string, text: string | undefined): string {
  return text === undefined ? '' : node(name, {}, escaped(text));
}

/** The first element of a file, with the namespace. */
export function rootNode(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  ...inner: readonly string[]
): string {
  return XML + node(name, attributes, ...inner).replace(`<ofd:${name}`, `<ofd:${name} ${NS}`);
}

/** A length in millimetres, to a thousandth. */
export function mm(value: number): string {
  // Plus zero: no page begins at minus nothing.
  return String(Math.round(value * 1_000) / 1_000 + 0);
}

/** The number by which a signature names a page. @param index from 0 */
export function pageIdOf(index: number): number {
  return FIRST_PAGE_ID + index;
}
