import { FileWarning, FileClock } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Failure } from '../../contract/failures.ts';
import type { PageLack } from '../../documents/certificate-document.ts';
import { useTerminal } from '../app/terminal-context.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { DocumentState } from './load-document.ts';
import { PageCanvas } from './PageCanvas.tsx';
import { PageLacks } from './PageLacks.tsx';
import type { Viewer } from './use-viewer.ts';
import { OutOfTime } from './within-time.ts';
import styles from './DocumentPane.module.css';

interface DocumentPaneProps {
  readonly state: DocumentState;
  readonly viewer: Viewer;
  readonly typeName: string;
  /** What lies on the page: words, marks. */
  readonly layers?: (page: number, scale: number) => ReactNode;
}

/** The page, or why there is none. */
export function DocumentPane(props: DocumentPaneProps): ReactElement {
  const { state, viewer, typeName, layers } = props;
  const t = useTexts();
  const { page } = viewer;
  const [broken, setBroken] = useState<{ page: number; failure: Failure }>();
  const giveUp = useCallback(
    (error: unknown) => {
      const code = error instanceof OutOfTime ? 'DOC_LIMIT' : 'DOC_DAMAGED';
      setBroken({ page, failure: { code } });
    },
    [page],
  );
  const [known, setKnown] = useState<Known>();
  const noticeLacks = useCallback(() => {
    if (state.state !== 'ready') return;
    const lacks = state.pages.lacks().get(page) ?? [];
    setKnown({ state, page, lacks });
  }, [state, page]);
  if (state.state === 'loading') return <DocumentWait text={t('session:viewer.rendering')} />;
  if (state.state === 'failed') return <DocumentFailure failure={state.failure} />;
  if (broken?.page === page) {
    return <DocumentFailure failure={broken.failure} title={t('viewer:noPage')} />;
  }
  const isKnown = known?.state === state && known.page === page;
  return (
    <div className={styles.pane}>
      {isKnown && <PageLacks lacks={known.lacks} />}
      <PageCanvas
        ready={state}
        place={viewer}
        label={t('session:viewer.document', { type: typeName, page })}
        onFailure={giveUp}
        onDrawn={noticeLacks}
        {...(layers && { layers })}
      />
    </div>
  );
}

/** What a page of a document does without. */
interface Known {
  readonly state: DocumentState;
  readonly page: number;
  readonly lacks: readonly PageLack[];
}

/** The file is on its way. */
export function DocumentWait({ text }: { readonly text: string }): ReactElement {
  return (
    <div className={styles.empty} role="status">
      <FileClock aria-hidden="true" />
      <p>{text}</p>
    </div>
  );
}

interface DocumentFailureProps {
  readonly failure?: Failure | undefined;
  /** Where it is one page alone. */
  readonly title?: string;
}

/** The file did not come or cannot be shown: what happened, and what to do next. */
export function DocumentFailure({ failure, title }: DocumentFailureProps): ReactElement {
  const t = useTexts();
  const { mode } = useTerminal().snapshot;
  const code = failure?.code ?? 'CERT_UNAVAILABLE';
  return (
    <div className={styles.empty} role="alert">
      <FileWarning aria-hidden="true" />
      <p>
        <strong>{title ?? t(`failures:${code}.title`)}</strong>
      </p>
      <p>{t(`failures:${code}.${mode === 'counter' ? 'clerk' : 'citizen'}`)}</p>
      <p className={styles.code}>{t('technicalCode', { code })}</p>
    </div>
  );
}
