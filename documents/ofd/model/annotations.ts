import { child, childrenOf, childText } from '../container/xml.ts';
import type { Box } from './geometry.ts';
import { defined } from './graphic-unit.ts';
import { readObjects } from './objects.ts';
import type { PageObject } from './page-object.ts';
import { openOptional, type ReadContext } from './read-context.ts';
import { booleanOf, boxOf, idOf } from './values.ts';

/** An annotation of a page (GB/T 33190 15): a watermark, a stamp, a link, a mark. */
export interface Annotation {
  readonly id?: number;
  /** `Link`, `Path`, `Highlight`, `Stamp`, `Watermark`, or what the file says. */
  readonly type: string;
  readonly subtype?: string;
  readonly visible: boolean;
  readonly print: boolean;
  readonly remark?: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly boundary: Box;
  readonly objects: readonly PageObject[];
}

/** The annotations of each page by the page's id. */
export function readAnnotations(
  location: string | undefined,
  context: ReadContext,
): ReadonlyMap<number, readonly Annotation[]> {
  const byPage = new Map<number, readonly Annotation[]>();
  const list = openOptional(location, 'annotations', context);
  for (const page of childrenOf(list?.root, 'Page')) {
    const id = idOf(page.attributes.PageID);
    const where = `annotations of page id ${id ?? '?'}`;
    const part = list && openOptional(childText(page, 'FileLoc'), where, list.context);
    if (id === undefined || !part) continue;
    const annotations = childrenOf(part.root, 'Annot').map((annot): Annotation => {
      const { attributes } = annot;
      const appearance = child(annot, 'Appearance');
      return {
        type: attributes.Type ?? '',
        visible: booleanOf(attributes.Visible) ?? true,
        print: booleanOf(attributes.Print) ?? true,
        parameters: parametersOf(annot),
        boundary: boxOf(appearance?.attributes.Boundary) ?? { x: 0, y: 0, w: 0, h: 0 },
        objects: appearance ? readObjects(appearance, part.context) : [],
        ...defined({
          id: idOf(attributes.ID),
          subtype: attributes.Subtype,
          remark: childText(annot, 'Remark'),
        }),
      };
    });
    byPage.set(id, [...(byPage.get(id) ?? []), ...annotations]);
  }
  return byPage;
}

function parametersOf(annot: Parameters<typeof child>[0]): Readonly<Record<string, string>> {
  const entries = childrenOf(child(annot, 'Parameters'), 'Parameter').map(
    ({ attributes, text }): [string, string] => [attributes.Name ?? '', text],
  );
  return Object.fromEntries(entries);
}
