import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { CertificateCheck } from '../../../contract/certificate-check.ts';
import { useTerminal } from '../../app/terminal-context.ts';
import { Button } from '../../components/Button.tsx';
import { CertificateStatus } from '../../components/CertificateStatus.tsx';
import { Identity } from '../../components/Identity.tsx';
import { PrintTool } from '../../printing/PrintTool.tsx';
import { NO_CHECK, warningsOf } from '../../verdict/looks.ts';
import { VerdictLine } from '../../verdict/VerdictLine.tsx';
import { WarningGate } from '../../verdict/WarningGate.tsx';
import { DocumentFailure, DocumentPane, DocumentWait } from '../../viewer/DocumentPane.tsx';
import { LOADING } from '../../viewer/load-document.ts';
import type { DocumentState } from '../../viewer/load-document.ts';
import { PageList } from '../../viewer/PageList.tsx';
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
  // That the platform calls the certificate valid says nothing of a file that is not as it should be.
  const isSound = warningsOf(opened.check ?? NO_CHECK).length === 0;
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
          {certificate && isSound && <CertificateStatus status={certificate.status} />}
        </div>
      }
    >
      {opened.state === 'ready' ? (
        <CheckedDocument
          sessionId={sessionId}
          certificateId={opened.certificateId}
          typeName={typeName}
          check={opened.check ?? NO_CHECK}
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
  readonly check: CertificateCheck;
}

/** The file, once the citizen has seen what is wrong with it. */
function CheckedDocument(props: ReadyDocumentProps): ReactElement {
  const t = useTexts();
  const { check, onBack } = props;
  const [isSeen, setSeen] = useState(false);
  if (warningsOf(check).length === 0 || isSeen) return <ReadyDocument {...props} />;
  return (
    <WarningGate check={check} reader="citizen">
      <Button size="large" onPress={() => setSeen(true)}>
        {t('seal:warning.goOn')}
      </Button>
      <Button kind="primary" size="large" icon={ArrowLeft} onPress={onBack}>
        {t('seal:warning.back')}
      </Button>
    </WarningGate>
  );
}

function ReadyDocument(props: ReadyDocumentProps): ReactElement {
  const { sessionId, certificateId, typeName, check, onBack, onEnd } = props;
  const state = useDocument(sessionId, certificateId);
  const viewer = useViewer(state);
  const { page, pageCount, act } = viewer;
  return (
    <>
      <div className={styles.document}>
        <VerdictLine check={check} reader="citizen" />
        <div className={styles.pages}>
          {state.state === 'ready' && pageCount > 1 && (
            <PageList ready={state} page={page} onPage={(to) => act({ page: to })} />
          )}
          <DocumentPane state={state} viewer={viewer} typeName={typeName} />
        </div>
      </div>
      <ViewerBar viewer={viewer} state={state} onBack={onBack} onEnd={onEnd}>
        {state.state === 'ready' && (
          <PrintTool {...{ sessionId, certificateId, typeName, check }} ready={state} />
        )}
      </ViewerBar>
    </>
  );
}

const NO_DOCUMENT: DocumentState = LOADING;

function IdleBar({ onBack, onEnd }: BarProps): ReactElement {
  const viewer = useViewer(NO_DOCUMENT);
  return <ViewerBar viewer={viewer} state={NO_DOCUMENT} onBack={onBack} onEnd={onEnd} />;
}
