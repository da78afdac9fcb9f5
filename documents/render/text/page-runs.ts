import type { PageTextRun } from '../../certificate-document.ts';
import type { Annotation } from '../../ofd/model/annotations.ts';
import type { OfdDocument } from '../../ofd/model/document.ts';
import type { PageContent } from '../../ofd/model/page.ts';
import { inLines } from '../../ofd/text/lines.ts';
import { pagePieces } from '../../ofd/text/page-text.ts';

const POINTS_PER_MM = 72 / 25.4;

/**
 * The text of a page as it stands there, in reading order, for marking and searching: one run for each
 * line or column of a text object. Where a file leaves advances to its font, widths are those of usual
 * fonts.
 */
export function pageTextRuns(
  document: OfdDocument,
  page: PageContent,
  annotations: readonly Annotation[],
): readonly PageTextRun[] {
  return inLines(pagePieces(document, page, annotations))
    .flat()
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, box: { x, y, width, height, angle } }) => ({
      ...{ text, angle, x: x * POINTS_PER_MM, y: y * POINTS_PER_MM },
      ...{ width: width * POINTS_PER_MM, height: height * POINTS_PER_MM },
    }));
}
