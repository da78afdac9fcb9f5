import type { OfdDocument } from './document.ts';
import type { PageContent } from './page.ts';

/** XML of pages that is read in one go, in bytes: some thousand dense pages, and a few seconds. */
export const MAX_XML_BYTES = 32 * 1_024 * 1_024;

/**
 * Every page of a document, one after the other; `undefined` for one that cannot be read. A small file can
 * name one large page many times over, so that those behind the limit are not read.
 */
export function* everyPage(
  document: OfdDocument,
  maxXmlBytes = MAX_XML_BYTES,
): Generator<PageContent | undefined> {
  let bytes = 0;
  for (const index of document.pages.keys()) {
    const page = bytes < maxXmlBytes ? document.readPage(index) : undefined;
    if (!page) document.notes.add('too-long', 'pages');
    // What cannot be read takes its time, too.
    bytes += page?.ok ? page.value.xmlBytes : 1_024;
    yield page?.ok ? page.value : undefined;
  }
}
