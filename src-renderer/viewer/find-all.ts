import type { CertificateDocument } from '../../documents/certificate-document.ts';
import { findOnPage, MAX_HITS } from './find.ts';
import type { Hit } from './find.ts';

export interface Found {
  readonly hits: readonly Hit[];
  /** Pages are still being read. */
  readonly isLooking: boolean;
}

/**
 * Looks through all pages, one after the other, and tells after each that has something and at the end.
 * A page whose words cannot be read has none.
 */
export async function findAll(
  document: Pick<CertificateDocument, 'pageCount' | 'text'>,
  query: string,
  signal: AbortSignal,
  tell: (found: Found) => void,
): Promise<void> {
  const hits: Hit[] = [];
  for (let page = 1; page <= document.pageCount && hits.length < MAX_HITS; page++) {
    const runs = await document.text(page).catch(() => []);
    if (signal.aborted) return;
    const more = findOnPage(runs, query, page).slice(0, MAX_HITS - hits.length);
    if (more.length === 0) continue;
    hits.push(...more);
    tell({ hits: [...hits], isLooking: true });
  }
  tell({ hits, isLooking: false });
}
