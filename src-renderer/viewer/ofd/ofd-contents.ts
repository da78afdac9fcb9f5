import type {
  AttachmentItem,
  OutlineItem,
  PageTextRun,
  SealSpot,
} from '../../../documents/certificate-document.ts';
import type { OutlineEntry } from '../../../documents/ofd/model/outlines.ts';
import type { DocBody, OfdFile } from '../../../documents/ofd/open-ofd.ts';
import { pageTextRuns } from '../../../documents/render/text/page-runs.ts';
import type { SealOnFile } from '../../../documents/seal/read-seals.ts';

const POINTS_PER_MM = 72 / 25.4;
/** Of each list that is shown. */
const MAX_ITEMS = 2_000;

/** Numbers of pages by document and id; all documents of a file are counted through, from 1. */
function pageNumbers({ bodies }: OfdFile): (body: DocBody, id: number) => number | undefined {
  const numbers = new Map<DocBody, Map<number, number>>();
  let last = 0;
  for (const body of bodies) {
    const pages = body.document.pages.map(({ id }): [number, number] => [id, ++last]);
    numbers.set(body, new Map(pages));
  }
  return (body, id) => numbers.get(body)?.get(id);
}

/** The tables of contents of all documents. */
export function ofdOutlines(file: OfdFile): readonly OutlineItem[] {
  const numberOf = pageNumbers(file);
  let left = MAX_ITEMS;
  function items(entries: readonly OutlineEntry[], body: DocBody): readonly OutlineItem[] {
    return entries.flatMap(({ title, page, children }): OutlineItem[] => {
      if (left-- <= 0) return [];
      const number = page === undefined ? undefined : numberOf(body, page);
      const below = items(children, body);
      return [{ title, children: below, ...(number !== undefined && { page: number }) }];
    });
  }
  return file.bodies.flatMap((body) => items(body.document.outlines, body));
}

/** What is attached and meant to be seen. Nothing is unpacked for it. */
export function ofdAttachments({ bodies }: OfdFile): readonly AttachmentItem[] {
  const all = bodies.flatMap(({ document }) => document.attachments);
  return all
    .filter(({ visible }) => visible)
    .slice(0, MAX_ITEMS)
    .map(({ name }) => ({ name }));
}

/** Where seals are shown, in points of their pages. */
export function ofdSealSpots(file: OfdFile, seals: readonly SealOnFile[]): readonly SealSpot[] {
  const numberOf = pageNumbers(file);
  return seals.flatMap(({ stamps, body }, signature) =>
    stamps.flatMap(({ page, boundary: { x, y, w, h } }) => {
      const number = body && numberOf(body, page);
      if (number === undefined) return [];
      const [left, top, width, height] = [x, y, w, h].map((mm) => mm * POINTS_PER_MM);
      return [
        {
          page: number,
          signature,
          x: left ?? 0,
          y: top ?? 0,
          width: width ?? 0,
          height: height ?? 0,
        },
      ];
    }),
  );
}

/** The words of a page; none for a page that cannot be read. @param page from 1, through all documents */
export function ofdText({ bodies }: OfdFile, page: number): readonly PageTextRun[] {
  let index = page - 1;
  for (const { document } of bodies) {
    if (index < document.pages.length) {
      const content = document.readPage(index);
      const annotations = document.annotations.get(document.pages[index]?.id ?? 0) ?? [];
      return content.ok ? pageTextRuns(document, content.value, annotations) : [];
    }
    index -= document.pages.length;
  }
  return [];
}
