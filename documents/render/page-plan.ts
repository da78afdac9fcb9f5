import type { NoteBook } from '../note.ts';
import type { Annotation } from '../ofd/model/annotations.ts';
import type { OfdDocument } from '../ofd/model/document.ts';
import type { Point } from '../ofd/model/geometry.ts';
import type { PageContent, ZOrder } from '../ofd/model/page.ts';
import type { PageObject } from '../ofd/model/page-object.ts';
import type { Resources } from '../ofd/model/resources.ts';
import { weightOf } from './page-weight.ts';
import { createResourceLookup, type ResourceLookup } from './resource-lookup.ts';

/** Objects that are drawn together: those of a layer, or the appearance of an annotation. */
export interface PlanPart {
  readonly objects: readonly PageObject[];
  readonly resources: ResourceLookup;
  /** Those that the page or the template brings along. */
  readonly pageResources: Resources;
  /** The draw parameter of the layer. */
  readonly layer?: number;
  /** Where its space begins on the page. */
  readonly origin?: Point;
}

export interface PlanOptions {
  /** Whether it is for paper: annotations may be for the screen alone. */
  readonly forPrint: boolean;
  /** Told what could not be read of the page and its templates; that of the document where it is left out. */
  readonly notes?: NoteBook;
  /** Whether no more templates may be read: each may take a second. */
  readonly isOver?: () => boolean;
}

const ORDER: readonly ZOrder[] = ['Background', 'Body', 'Foreground'];
/** Templates that name templates. */
const MAX_TEMPLATE_DEPTH = 4;
/** Templates and layers of one page: templates that name templates could multiply without end. */
const MAX_PARTS = 2_000;
/** Objects of templates behind which no more are read. */
const MAX_TEMPLATE_OBJECTS = 100_000;

/**
 * What is drawn on a page, from below (GB/T 33190 7.7): background, body and foreground, of each first the templates
 * and then the layers, as they stand in the file; then the annotations that are to be seen.
 */
export function planPage(
  document: OfdDocument,
  page: PageContent,
  annotations: readonly Annotation[],
  options: PlanOptions,
): readonly PlanPart[] {
  const { notes = document.notes, isOver = (): boolean => false } = options;
  const shared = sharedBy(document, page);
  const seen = annotations.filter(({ visible, print }) => visible && (print || !options.forPrint));
  const planned = { document, notes, isOver, parts: [], objects: 0, isFull: false };
  addLayers(page, 0, planned);
  if (planned.isFull) notes.add('too-long', 'templates');
  return [
    ...planned.parts,
    ...seen.map(({ objects, boundary: { x, y } }) => ({ objects, ...shared, origin: { x, y } })),
  ];
}

function sharedBy(
  document: OfdDocument,
  { resources: pageResources }: PageContent,
): Pick<PlanPart, 'resources' | 'pageResources'> {
  return { pageResources, resources: createResourceLookup(pageResources, document.resources) };
}

interface Planned {
  readonly document: OfdDocument;
  readonly notes: NoteBook;
  readonly isOver: () => boolean;
  readonly parts: PlanPart[];
  /** Of templates. */
  objects: number;
  isFull: boolean;
}

function addLayers(page: PageContent, depth: number, planned: Planned): void {
  const { document, notes, parts } = planned;
  for (const { code, where } of page.notes) notes.add(code, where);
  const shared = sharedBy(document, page);
  for (const order of ORDER) {
    for (const { id, zOrder } of page.templates) {
      if (zOrder !== order || hasEnough(planned)) continue;
      if (depth >= MAX_TEMPLATE_DEPTH) {
        notes.add('too-deep', 'templates');
        continue;
      }
      const template = document.template(id);
      if (template) {
        planned.objects += weightOf(template);
        addLayers(template, depth + 1, planned);
      } else notes.add('template-missing', `template ${id}`);
    }
    for (const { type, objects, drawParam } of page.layers) {
      if (type !== order) continue;
      if (parts.length >= MAX_PARTS) planned.isFull = true;
      else {
        parts.push({ objects, ...shared, ...(drawParam !== undefined && { layer: drawParam }) });
      }
    }
  }
}

/** Whether no more templates are read. */
function hasEnough(planned: Planned): boolean {
  const { parts, objects, isOver } = planned;
  const isFull = parts.length >= MAX_PARTS || objects > MAX_TEMPLATE_OBJECTS || isOver();
  planned.isFull ||= isFull;
  return isFull;
}
