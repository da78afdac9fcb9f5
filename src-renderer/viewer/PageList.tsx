import type { ReactElement } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import type { ReadyDocument } from './load-document.ts';
import { Thumbnail } from './Thumbnail.tsx';
import styles from './PageList.module.css';

interface PageListProps {
  readonly ready: ReadyDocument;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** More pages than this are gone to by keys and buttons alone: each one costs elements of the page. */
const MAX_LISTED = 500;

/** All pages, small, in their order. */
export function PageList({ ready, page, onPage }: PageListProps): ReactElement {
  const t = useTexts();
  const listed = Math.min(ready.document.pageCount, MAX_LISTED);
  return (
    <ol className={styles.list} aria-label={t('viewer:pages')}>
      {Array.from({ length: listed }, (_, index) => (
        <li key={index}>
          <Thumbnail
            ready={ready}
            page={index + 1}
            isCurrent={page === index + 1}
            onChoose={() => onPage(index + 1)}
          />
        </li>
      ))}
    </ol>
  );
}
