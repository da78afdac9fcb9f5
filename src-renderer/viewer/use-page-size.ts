import { useEffect, useState } from 'react';
import type { CertificateDocument, PageSize } from '../../documents/certificate-document.ts';

/** Size of a page in points; absent until it is known. @param onFailure where there is no such page */
export function usePageSize(
  document: CertificateDocument,
  page: number,
  onFailure: (error: unknown) => void,
): PageSize | undefined {
  const [known, setKnown] = useState<{ key: string; of: CertificateDocument; size: PageSize }>();
  const key = String(page);
  useEffect(() => {
    let isOver = false;
    document.pageSize(page).then(
      (size) => {
        if (!isOver) setKnown({ key: String(page), of: document, size });
      },
      (error: unknown) => {
        if (!isOver) onFailure(error);
      },
    );
    return () => {
      isOver = true;
    };
  }, [document, page, onFailure]);
  return known?.of === document && known.key === key ? known.size : undefined;
}
