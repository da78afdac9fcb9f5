import type { Annotation } from '../ofd/model/annotations.ts';
import type { OfdDocument } from '../ofd/model/document.ts';
import type { Point } from '../ofd/model/geometry.ts';
import type { PageContent, ZOrder } from '../ofd/model/page.ts';
import type { PageObject } from '../ofd/model/page-object.ts';
import type { Resources } from '../ofd/model/resources.ts';
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
}

const ORDER: readonly ZOrder[] = ['Background', 'Body', 'Foreground'];
/** Templates that name templates. */
const MAX_TEMPLATE_DEPTH = 4;
/** Templates and layers of one page: templates that name templates could multiply without end. */
const MAX_PARTS = 2_000;

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
  const shared = sharedBy(document, page);
  const seen = annotations.filter(({ visible, print }) => visible && (print || !options.forPrint));
  const parts: PlanPart[] = [];
  addLayers(document, page, 0, parts);
  if (parts.length >= MAX_PARTS) document.notes.add('too-long', 'templates');
  return [
    ...parts,
    ...seen.map(({ objects, boundary: { x, y } }) => ({ objects, ...shared, origin: { x, y } })),
  ];
}

function sharedBy(
  document: OfdDocument,
  { resources: pageResources }: PageContent,
): Pick<PlanPart, 'resources' | 'pageResources'> {
  return { pageResources, resources: createResourceLookup(pageResources, document.resources) };
}

function addLayers(
  document: OfdDocument,
  page: PageContent,
  depth: number,
  parts: PlanPart[],
): void {
  const shared = sharedBy(document, page);
  for (const order of ORDER) {
    for (const { id, zOrder } of depth < MAX_TEMPLATE_DEPTH ? page.templates : []) {
      const isNext = zOrder === order && parts.length < MAX_PARTS;
      const template = isNext ? document.template(id) : undefined;
      if (template) addLayers(document, template, depth + 1, parts);
    }
    for (const { type, objects, drawParam } of page.layers) {
      if (type !== order || parts.length >= MAX_PARTS) continue;
      parts.push({ objects, ...shared, ...(drawParam !== undefined && { layer: drawParam }) });
    }
  }
}
