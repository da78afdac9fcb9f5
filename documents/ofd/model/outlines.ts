import { child, childrenOf, type Element } from '../container/xml.ts';
import { defined } from './graphic-unit.ts';
import { booleanOf, idOf } from './values.ts';

/** An entry of the table of contents (GB/T 33190 7.8). */
export interface OutlineEntry {
  readonly title: string;
  readonly expanded: boolean;
  /** The page it leads to, by its id. */
  readonly page?: number;
  readonly children: readonly OutlineEntry[];
}

/** As deep as the XML, whose depth is limited. */
export function readOutlines(element: Element | undefined): readonly OutlineEntry[] {
  return childrenOf(element, 'OutlineElem').map((entry): OutlineEntry => {
    return {
      title: entry.attributes.Title ?? '',
      expanded: booleanOf(entry.attributes.Expanded) ?? true,
      children: readOutlines(entry),
      ...defined({ page: targetOf(entry) }),
    };
  });
}

function targetOf(entry: Element): number | undefined {
  const actions = childrenOf(child(entry, 'Actions'), 'Action');
  for (const action of actions) {
    const page = idOf(child(child(action, 'Goto'), 'Dest')?.attributes.PageID);
    if (page !== undefined) return page;
  }
  return undefined;
}
