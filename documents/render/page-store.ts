import type { OfdDocument } from '../ofd/model/document.ts';
import type { PageContent } from '../ofd/model/page.ts';
import type { OfdFile } from '../ofd/open-ofd.ts';

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

export function createPageStore({ bodies }: OfdFile): PageStore {
  const pages = bodies.flatMap(({ document }) =>
    document.pages.map(({ id }, index) => ({ document, id, index })),
  );
  const kept = new Map<number, FilePage>();
  return {
    count: pages.length,
    page(number) {
      const known = kept.get(number);
      if (known) return known;
      const listed = pages[number - 1];
      if (!listed) return undefined;
      const { document, id, index } = listed;
      const content = document.readPage(index);
      const page = { document, id, content: content.ok ? content.value : undefined };
      for (const oldest of kept.keys()) if (kept.size >= MAX_KEPT) kept.delete(oldest);
      kept.set(number, page);
      return page;
    },
    clear: () => {
      kept.clear();
    },
  };
}
