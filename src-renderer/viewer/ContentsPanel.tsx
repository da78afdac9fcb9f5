import { Paperclip } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { AttachmentItem, OutlineItem } from '../../documents/certificate-document.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { ReadyDocument } from './load-document.ts';
import { PageList } from './PageList.tsx';
import styles from './ContentsPanel.module.css';

interface ContentsPanelProps {
  readonly ready: ReadyDocument;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

const TABS = ['pages', 'outlines', 'attachments'] as const;
type Tab = (typeof TABS)[number];

interface Contents {
  readonly outlines: readonly OutlineItem[];
  readonly attachments: readonly AttachmentItem[];
}

/** Beside the page: all pages, the table of contents, what is attached. */
export function ContentsPanel({ ready, page, onPage }: ContentsPanelProps): ReactElement {
  const t = useTexts();
  const [tab, setTab] = useState<Tab>('pages');
  const { outlines, attachments } = useContents(ready);
  const counts = { pages: ready.document.pageCount, outlines: outlines.length };
  return (
    <aside className={styles.panel}>
      <div className={styles.tabs} role="tablist">
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={tab === one}
            onClick={() => setTab(one)}
          >
            {t(`viewer:panel.${one}`)}
            <small>{one === 'attachments' ? attachments.length : counts[one]}</small>
          </button>
        ))}
      </div>
      {tab === 'pages' && <PageList ready={ready} page={page} onPage={onPage} />}
      {tab === 'outlines' &&
        (outlines.length === 0 ? (
          <p className={styles.none}>{t('viewer:panel.noOutlines')}</p>
        ) : (
          <div className={styles.scroll}>
            <OutlineList items={outlines} onPage={onPage} />
          </div>
        ))}
      {tab === 'attachments' && <AttachmentList items={attachments} />}
    </aside>
  );
}

interface OutlineListProps {
  readonly items: readonly OutlineItem[];
  readonly onPage: (page: number) => void;
}

function OutlineList({ items, onPage }: OutlineListProps): ReactElement {
  return (
    <ul className={styles.outlines}>
      {items.map(({ title, page, children }, index) => (
        <li key={index}>
          <button
            type="button"
            disabled={page === undefined}
            onClick={() => {
              if (page !== undefined) onPage(page);
            }}
          >
            <span>{title}</span>
            {page}
          </button>
          {children.length > 0 && <OutlineList items={children} onPage={onPage} />}
        </li>
      ))}
    </ul>
  );
}

const BYTES_PER_KB = 1_024;

function AttachmentList({ items }: { readonly items: readonly AttachmentItem[] }): ReactElement {
  const t = useTexts();
  if (items.length === 0) return <p className={styles.none}>{t('viewer:panel.noAttachments')}</p>;
  return (
    <div className={styles.scroll}>
      <ul className={styles.attachments}>
        {items.map(({ name, sizeBytes }, index) => (
          <li key={index}>
            <Paperclip aria-hidden="true" />
            <span>{name}</span>
            {sizeBytes !== undefined && (
              <small>{t('viewer:panel.size', { size: Math.ceil(sizeBytes / BYTES_PER_KB) })}</small>
            )}
          </li>
        ))}
      </ul>
      <p className={styles.none}>{t('viewer:panel.attachmentsNote')}</p>
    </div>
  );
}

const NOTHING: Contents = { outlines: [], attachments: [] };

/** Empty until it is known, and where it cannot be read. */
function useContents({ document }: ReadyDocument): Contents {
  const [contents, setContents] = useState(NOTHING);
  useEffect(() => {
    let isOver = false;
    void Promise.all([
      document.outlines().catch(() => []),
      document.attachments().catch(() => []),
    ]).then(([outlines, attachments]) => {
      if (!isOver) setContents({ outlines, attachments });
    });
    return () => {
      isOver = true;
      setContents(NOTHING);
    };
  }, [document]);
  return contents;
}
