import { expect, test } from 'vitest';
import type { PageTextRun } from '../../documents/certificate-document.ts';
import { findAll } from './find-all.ts';
import type { Found } from './find-all.ts';
import { MAX_HITS } from './find.ts';

/** A document of pages with one run each; a page without words breaks. */
function documentOf(...pages: (string | undefined)[]) {
  return {
    pageCount: pages.length,
    text(page: number): Promise<readonly PageTextRun[]> {
      const text = pages[page - 1];
      if (text === undefined) return Promise.reject(new Error('broken'));
      return Promise.resolve([{ text, x: 0, y: 0, width: 10, height: 10, angle: 0 }]);
    },
  };
}

const pagesOf = ({ hits }: Found): number[] => hits.map(({ page }) => page);

test('goes through all pages in their order, past one that cannot be read', async () => {
  const told: Found[] = [];
  const document = documentOf('机关', 'nothing', undefined, '机关机关');
  await findAll(document, '机关', new AbortController().signal, (found) => told.push(found));
  expect(told.map(pagesOf)).toEqual([[1], [1, 4, 4], [1, 4, 4]]);
  expect(told.map(({ isLooking }) => isLooking)).toEqual([true, true, false]);
});

test('ends at as many as can be gone through', async () => {
  const told: Found[] = [];
  const page = 'a'.repeat(MAX_HITS - 1);
  const document = documentOf(page, page, page);
  await findAll(document, 'a', new AbortController().signal, (found) => told.push(found));
  expect(told.at(-1)?.hits).toHaveLength(MAX_HITS);
});

test('tells nothing any more when it is ended', async () => {
  const end = new AbortController();
  const looking = findAll(documentOf('a', 'a'), 'a', end.signal, () => expect.unreachable());
  end.abort();
  await looking;
});
