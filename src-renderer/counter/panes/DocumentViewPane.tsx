import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { CertificateStatus } from '../../components/CertificateStatus.tsx';
import { DocumentFailure, DocumentPane, DocumentWait } from '../../viewer/DocumentPane.tsx';
import { LOADING } from '../../viewer/load-document.ts';
import { useDocument } from '../../viewer/use-document.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import type { SessionPaneProps } from '../SessionPane.tsx';
import { WarnLine } from './WarnLine.tsx';
import styles from './DocumentViewPane.module.css';

interface DocumentViewPaneProps extends SessionPaneProps {
  readonly session: SessionOf<'certificates'>;
  readonly opened: NonNullable<SessionOf<'certificates'>['opened']>;
}

/** One certificate, large, with its facts above and its keys below. */
export function DocumentViewPane(props: DocumentViewPaneProps): ReactElement {
  const { session, opened, onAct, viewer } = props;
  const t = useTexts();
  const certificate = session.certificates.find(({ id }) => id === opened.certificateId);
  return (
    <section className={styles.view}>
      <header className={styles.head}>
        <div>
          <h1>{certificate?.typeName}</h1>
          <p>
            {certificate?.issuerName} · {certificate?.numberMasked} · {session.subject.nameMasked}
          </p>
        </div>
        {certificate && <CertificateStatus status={certificate.status} />}
      </header>
      {opened.state === 'ready' && (
        <ReadyDocument {...props} typeName={certificate?.typeName ?? ''} />
      )}
      {(opened.state === 'loading' || opened.state === 'waiting') && (
        <DocumentWait text={t(`session:viewer.${opened.state}`)} />
      )}
      {opened.state === 'failed' && <DocumentFailure failure={opened.failure} />}
      <WarnLine session={session} />
      <footer className={styles.foot}>
        <span>{t('page.of', { page: viewer.page, count: viewer.pageCount })}</span>
        <span>{t('zoom.level', { percent: Math.round(viewer.zoom * 100) })}</span>
        <Button keyCap="Esc" onPress={() => onAct({ do: 'end' })}>
          {t('counter:keys.end')}
        </Button>
        <Button kind="primary" keyCap="Enter" onPress={() => onAct({ do: 'close' })}>
          {t('counter:keys.closeDocument')}
        </Button>
      </footer>
    </section>
  );
}

interface ReadyDocumentProps extends DocumentViewPaneProps {
  readonly typeName: string;
}

function ReadyDocument(props: ReadyDocumentProps): ReactElement {
  const { session, opened, viewer, onDocument, typeName } = props;
  const state = useDocument(session.sessionId, opened.certificateId);
  useEffect(() => {
    onDocument(state);
    return () => onDocument(LOADING);
  }, [state, onDocument]);
  return <DocumentPane state={state} viewer={viewer} typeName={typeName} />;
}
