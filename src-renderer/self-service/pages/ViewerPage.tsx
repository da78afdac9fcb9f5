import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { CertificateStatus } from '../../components/CertificateStatus.tsx';
import { Identity } from '../../components/Identity.tsx';
import { DocumentFailure, DocumentPane, DocumentWait } from '../../viewer/DocumentPane.tsx';
import { LOADING } from '../../viewer/load-document.ts';
import type { DocumentState } from '../../viewer/load-document.ts';
import { useDocument } from '../../viewer/use-document.ts';
import { useViewer } from '../../viewer/use-viewer.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import { Frame } from '../Frame.tsx';
import { ViewerBar } from '../ViewerBar.tsx';
import styles from './ViewerPage.module.css';

interface ViewerPageProps {
  readonly session: SessionOf<'certificates'>;
  readonly opened: NonNullable<SessionOf<'certificates'>['opened']>;
}

/** One certificate, as large as the screen allows. */
export function ViewerPage({ session, opened }: ViewerPageProps): ReactElement {
  const { send } = useTerminal();
  const t = useTexts();
  const { sessionId, subject } = session;
  const certificate = session.certificates.find(({ id }) => id === opened.certificateId);
  const typeName = certificate?.typeName ?? '';
  const bar = {
    onBack: () => send('certificate.close', { sessionId }),
    onEnd: () => send('session.end', { sessionId }),
  };
  return (
    <Frame
      stage="slim"
      bleed
      title={typeName}
      lead={certificate?.issuerName}
      gate={
        <div className={styles.gate}>
          <Identity subject={subject} label={t('session:certificates.identity')} tone="stage" />
          {certificate && <CertificateStatus status={certificate.status} />}
        </div>
      }
    >
      {opened.state === 'ready' ? (
        <ReadyDocument
          sessionId={sessionId}
          certificateId={opened.certificateId}
          typeName={typeName}
          {...bar}
        />
      ) : (
        <>
          {opened.state === 'failed' ? (
            <DocumentFailure failure={opened.failure} />
          ) : (
            <DocumentWait text={t(`session:viewer.${opened.state}`)} />
          )}
          <IdleBar {...bar} />
        </>
      )}
    </Frame>
  );
}

interface BarProps {
  readonly onBack: () => void;
  readonly onEnd: () => void;
}

interface ReadyDocumentProps extends BarProps {
  readonly sessionId: string;
  readonly certificateId: string;
  readonly typeName: string;
}

function ReadyDocument(props: ReadyDocumentProps): ReactElement {
  const { sessionId, certificateId, typeName, onBack, onEnd } = props;
  const state = useDocument(sessionId, certificateId);
  const viewer = useViewer(state);
  return (
    <>
      <DocumentPane state={state} viewer={viewer} typeName={typeName} />
      <ViewerBar viewer={viewer} state={state} onBack={onBack} onEnd={onEnd} />
    </>
  );
}

const NO_DOCUMENT: DocumentState = LOADING;

function IdleBar({ onBack, onEnd }: BarProps): ReactElement {
  const viewer = useViewer(NO_DOCUMENT);
  return <ViewerBar viewer={viewer} state={NO_DOCUMENT} onBack={onBack} onEnd={onEnd} />;
}
