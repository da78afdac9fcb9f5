import { IDENTITY, type Matrix } from '../model/geometry.ts';
import type { Annotation } from '../model/annotations.ts';
import type { OfdDocument } from '../model/document.ts';
import { everyPage } from '../model/every-page.ts';
import type { Layer, PageContent, ZOrder } from '../model/page.ts';
import type { PageObject } from '../model/page-object.ts';
import { linesOf } from './lines.ts';
import { piecesOf, type TextPiece } from './pieces.ts';
import { placeOf } from './run-text.ts';

export interface TextOptions {
  /** Whether text of visible annotations (watermarks among them) belongs to it. */
  readonly annotations: boolean;
}

const ORDER: readonly ZOrder[] = ['Background', 'Body', 'Foreground'];
/** Composite objects within each other. */
const MAX_DEPTH = 8;
/** Characters of one page: composites that name each other could multiply without end. */
const MAX_CHARACTERS = 200_000;
/** Objects of one page that are looked at, those of composites each time. */
const MAX_OBJECTS = 400_000;

interface Collector {
  readonly document: OfdDocument;
  readonly pieces: TextPiece[];
  characters: number;
  objects: number;
}

/**
 * The text of a page with its templates in reading order: lines from above, each from the left, with a
 * space where a gap is wider than half a character.
 */
export function pageText(
  document: OfdDocument,
  page: PageContent,
  annotations: readonly Annotation[],
  options?: TextOptions,
): string {
  return linesOf(pagePieces(document, page, annotations, options)).join('\n');
}

/** The pieces of text of a page with its templates, in the order of drawing. */
export function pagePieces(
  document: OfdDocument,
  page: PageContent,
  annotations: readonly Annotation[],
  options: TextOptions = { annotations: true },
): readonly TextPiece[] {
  const collector: Collector = { document, pieces: [], characters: 0, objects: 0 };
  for (const order of ORDER) {
    for (const { id } of page.templates.filter(({ zOrder }) => zOrder === order)) {
      const template = document.template(id);
      if (template) collectLayers(template.layers, collector);
    }
    collectLayers(
      page.layers.filter(({ type }) => type === order),
      collector,
    );
  }
  for (const { visible, boundary, objects } of options.annotations ? annotations : []) {
    const { x, y } = boundary;
    if (visible) collect(objects, [1, 0, 0, 1, x, y], 0, collector);
  }
  return collector.pieces;
}

function collectLayers(layers: readonly Layer[], collector: Collector): void {
  for (const { objects } of layers) collect(objects, IDENTITY, 0, collector);
}

function collect(
  objects: readonly PageObject[],
  outer: Matrix,
  depth: number,
  collector: Collector,
): void {
  if (depth > MAX_DEPTH) return;
  for (const object of objects) {
    if (collector.characters > MAX_CHARACTERS || ++collector.objects > MAX_OBJECTS) return;
    if (object.kind === 'block') collect(object.objects, outer, depth, collector);
    else if (!object.visible) continue;
    else if (object.kind === 'text') {
      const pieces = piecesOf(object, outer);
      for (const piece of pieces) {
        collector.characters += piece.text.length;
        collector.pieces.push(piece);
      }
    } else if (object.kind === 'composite' && object.resource !== undefined) {
      const vector = collector.document.resources.vectors.get(object.resource);
      if (vector) collect(vector.objects, placeOf(object, outer), depth + 1, collector);
    }
  }
}

/** The text of a whole document; a page that cannot be read, or is behind the limit, is empty. */
export function documentText(document: OfdDocument, options?: TextOptions): readonly string[] {
  return Array.from(everyPage(document), (page, index) => {
    const id = document.pages[index]?.id ?? 0;
    return page ? pageText(document, page, document.annotations.get(id) ?? [], options) : '';
  });
}
