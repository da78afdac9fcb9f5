import type { PageContent } from '../ofd/model/page.ts';
import type { PageObject } from '../ofd/model/page-object.ts';

/** The objects of a page, those in blocks among them: by them it takes memory. */
export function weightOf({ layers }: PageContent): number {
  return layers.reduce((sum, { objects }) => sum + countOf(objects), 0);
}

function countOf(objects: readonly PageObject[]): number {
  let count = objects.length;
  for (const object of objects) if (object.kind === 'block') count += countOf(object.objects);
  return count;
}
