import { FileWarning, FileClock } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { ReactElement } from 'react';
import type { Failure } from '../../contract/failures.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { DocumentState } from './load-document.ts';
import { PageCanvas } from './PageCanvas.tsx';
import type { Viewer } from './use-viewer.ts';
import styles from './DocumentPane.module.css';

interface DocumentPaneProps {
  readonly state: DocumentState;
  readonly viewer: Viewer;
  readonly typeName: string;
}

/** The page, or why there is none. */
export function DocumentPane({ state, viewer, typeName }: DocumentPaneProps): ReactElement {
  const t = useTexts();
  const [damaged, setDamaged] = useState(false);
  const giveUp = useCallback(() => setDamaged(true), []);
  if (state.state === 'loading') return <DocumentWait text={t('session:viewer.rendering')} />;
  if (state.state === 'failed' || damaged) return <DocumentFailure />;
  return (
    <PageCanvas
      document={state.document}
      page={viewer.page}
      zoom={viewer.zoom}
      label={t('session:viewer.document', { type: typeName, page: viewer.page })}
      onFailure={giveUp}
    />
  );
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

/** The file did not come or cannot be shown. */
export function DocumentFailure({
  failure,
}: {
  readonly failure?: Failure | undefined;
}): ReactElement {
  const t = useTexts();
  return (
    <div className={styles.empty} role="alert">
      <FileWarning aria-hidden="true" />
      <p>
        <strong>
          {failure ? t(`failures:${failure.code}.title`) : t('session:viewer.failed')}
        </strong>
      </p>
      <p>{t(`failures:${failure?.code ?? 'CERT_UNAVAILABLE'}.citizen`)}</p>
      {failure && <p className={styles.code}>{t('technicalCode', { code: failure.code })}</p>}
    </div>
  );
}
