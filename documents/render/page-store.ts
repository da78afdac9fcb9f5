import type { OfdDocument } from '../ofd/model/document.ts';
import type { PageContent } from '../ofd/model/page.ts';
import type { OfdFile } from '../ofd/open-ofd.ts';
import { weightOf } from './page-weight.ts';

/** A page of a file, whichever of its documents it is in. */
export interface FilePage {
  readonly document: OfdDocument;
  /** In its document. */
  readonly id: number;
  /** `undefined` where it cannot be read. */
  readonly content: PageContent | undefined;
}

/** The pages of all documents of a file, counted through from 1. */
export interface PageStore {
  readonly count: number;
  /** `undefined` for a number that no page has. */
  page(number: number): FilePage | undefined;
  clear(): void;
}

/** Pages that stay read: one is asked for its size, its text and its picture. */
const MAX_KEPT = 8;
/** Objects of all of them; the one asked for last stays however many it has. */
const MAX_OBJECTS = 50_000;

export function createPageStore({ bodies }: OfdFile): PageStore {
  const pages = bodies.flatMap(({ document }) =>
    document.pages.map(({ id }, index) => ({ document, id, index })),
  );
  const kept = new Map<number, { readonly page: FilePage; readonly weight: number }>();
  let objects = 0;
  return {
    count: pages.length,
    page(number) {
      const known = kept.get(number);
      if (known) return known.page;
      const listed = pages[number - 1];
      if (!listed) return undefined;
      const { document, id, index } = listed;
      const content = document.readPage(index);
      const page = { document, id, content: content.ok ? content.value : undefined };
      const weight = page.content ? weightOf(page.content) : 0;
      objects += weight;
      for (const [oldest, one] of kept) {
        if (kept.size < MAX_KEPT && objects <= MAX_OBJECTS) break;
        objects -= one.weight;
        kept.delete(oldest);
      }
      kept.set(number, { page, weight });
      return page;
    },
    clear: () => {
      kept.clear();
      objects = 0;
    },
  };
}
