import { useEffect, useState } from 'react';
import type { CertificateDocument, PageTextRun } from '../../documents/certificate-document.ts';

const NONE: readonly PageTextRun[] = [];

/** The words of one page; none until they are known, or where they cannot be read. */
export function usePageText(
  document: CertificateDocument | undefined,
  page: number,
): readonly PageTextRun[] {
  const [known, setKnown] = useState<{ page: number; runs: readonly PageTextRun[] }>();
  useEffect(() => {
    if (!document) return;
    let isOver = false;
    document.text(page).then(
      (runs) => {
        if (!isOver) setKnown({ page, runs });
      },
      // A page whose words cannot be read is still a page to look at.
      () => {},
    );
    return () => {
      isOver = true;
      setKnown(undefined);
    };
  }, [document, page]);
  return known?.page === page ? known.runs : NONE;
}
