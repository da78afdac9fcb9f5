import { parseXml, XmlDocument, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';
import type { Failure } from '../../../contract/failures.ts';
import { ok, type Result } from '../../../contract/result.ts';
import type { DocumentLimits } from '../../limits.ts';
import { utf8Text } from './entry-text.ts';
import { refuse } from './refusal.ts';
import { guardXml } from './xml-guard.ts';

/** An element without its prefix: the documents of the field differ in prefixes and namespaces. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** The text directly in it, CDATA included, trimmed. */
  readonly text: string;
  /** The same as it stands there: a space may be all that a run of text holds. */
  readonly rawText: string;
}

/** The one encoding that is read (RFC 3629); ASCII is a part of it. */
const ENCODING = /^<\?xml[^>]*\sencoding\s*=\s*["'](?!utf-?8["']|us-ascii["'])/i;

/**
 * Parses one file of a package. Fails with `DOC_LIMIT`, `DOC_UNSAFE` for a document type declaration,
 * `DOC_UNSUPPORTED` for another encoding than UTF-8, and `DOC_XML`.
 */
export function readXml(
  bytes: Uint8Array,
  where: string,
  limits: DocumentLimits,
): Result<Element, Failure> {
  if (bytes.length > limits.xmlBytes) return refuse('DOC_LIMIT', `${where}: size`);
  const text = utf8Text(bytes);
  if (ENCODING.test(text)) return refuse('DOC_UNSUPPORTED', `${where}: encoding`);
  const refusal = guardXml(text, limits);
  if (refusal === 'DTD') return refuse('DOC_UNSAFE', `${where}: DTD`);
  if (refusal) return refuse('DOC_LIMIT', `${where}: ${refusal}`);
  const parsed = parse(text);
  if (parsed instanceof XmlError) {
    return refuse('DOC_XML', `${where}: line ${parsed.line}, column ${parsed.column}`);
  }
  const root = parsed.root;
  return root ? ok(plain(root)) : refuse('DOC_XML', `${where}: no element`);
}

function parse(text: string): XmlDocument | XmlError {
  try {
    return parseXml(text, { preserveCdata: false });
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
}

/** As deep as {@link guardXml} let it. */
function plain(element: XmlElement): Element {
  const children: Element[] = [];
  let text = '';
  for (const child of element.children) {
    if (child instanceof XmlElement) children.push(plain(child));
    else if (child instanceof XmlText) text += child.text;
  }
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(element.attributes)) {
    attributes[localName(name)] = value;
  }
  const name = localName(element.name);
  return { name, attributes, children, text: text.trim(), rawText: text };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The first child of that name. */
export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((one) => one.name === name);
}

/** All children of that name. */
export function childrenOf(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((one) => one.name === name) ?? [];
}

/** The text of the first child of that name; `undefined` where it is missing or empty. */
export function childText(element: Element | undefined, name: string): string | undefined {
  const text = child(element, name)?.text;
  return text === '' ? undefined : text;
}
