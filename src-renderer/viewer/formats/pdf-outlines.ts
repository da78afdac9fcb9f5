import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { AttachmentItem, OutlineItem } from '../../../documents/certificate-document.ts';

type Source = Pick<
  PDFDocumentProxy,
  'getOutline' | 'getDestination' | 'getPageIndex' | 'getAttachments'
>;

/** As pdf.js gives an entry; a destination is an array, or the name of one. */
interface Entry {
  readonly title: string;
  readonly dest: string | readonly unknown[] | null;
  readonly items: readonly unknown[];
}

/** Entries of one table of contents that are shown. */
const MAX_ENTRIES = 2_000;
const MAX_DEPTH = 16;
const MAX_ATTACHMENTS = 200;

/** The table of contents; an entry that leads nowhere has no page. */
export async function pdfOutlines(pdf: Source): Promise<readonly OutlineItem[]> {
  let left = MAX_ENTRIES;
  async function read(entries: readonly Entry[], depth: number): Promise<readonly OutlineItem[]> {
    const items: OutlineItem[] = [];
    for (const { title, dest, items: below } of entries) {
      if (left-- <= 0 || depth > MAX_DEPTH) break;
      const page = await pageOf(pdf, dest);
      const children = await read(below as readonly Entry[], depth + 1);
      items.push({ title, children, ...(page !== undefined && { page }) });
    }
    return items;
  }
  const entries = ((await pdf.getOutline()) as readonly Entry[] | null) ?? [];
  return read(entries, 1);
}

async function pageOf(pdf: Source, dest: Entry['dest']): Promise<number | undefined> {
  try {
    const target = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
    const first: unknown = target?.[0];
    if (typeof first === 'number') return first + 1;
    if (typeof first !== 'object' || first === null) return undefined;
    return (await pdf.getPageIndex(first as Parameters<Source['getPageIndex']>[0])) + 1;
  } catch {
    // A destination that does not exist; the entry is still a title.
    return undefined;
  }
}

/** Names of what is attached; contents stay where they are. */
export async function pdfAttachments(pdf: Source): Promise<readonly AttachmentItem[]> {
  const attached = (await pdf.getAttachments()) as ReadonlyMap<string, { filename: string }> | null;
  const values = [...(attached?.values() ?? [])].slice(0, MAX_ATTACHMENTS);
  return values.map(({ filename }) => ({ name: filename }));
}
