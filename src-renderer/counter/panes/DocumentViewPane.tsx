import { ArrowLeft, Eye } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { CertificateStatus } from '../../components/CertificateStatus.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import { NO_CHECK, warningsOf } from '../../verdict/looks.ts';
import { WarningGate } from '../../verdict/WarningGate.tsx';
import { DocumentFailure, DocumentWait } from '../../viewer/DocumentPane.tsx';
import type { SessionPaneProps } from '../SessionPane.tsx';
import { OpenDocument } from './OpenDocument.tsx';
import { WarnLine } from './WarnLine.tsx';
import styles from './DocumentViewPane.module.css';

interface DocumentViewPaneProps extends SessionPaneProps {
  readonly session: SessionOf<'certificates'>;
  readonly opened: NonNullable<SessionOf<'certificates'>['opened']>;
}

/** One certificate, large, with its facts above and its keys below. */
export function DocumentViewPane(props: DocumentViewPaneProps): ReactElement {
  const { session, opened, onAct } = props;
  const t = useTexts();
  const certificate = session.certificates.find(({ id }) => id === opened.certificateId);
  // That the platform calls the certificate valid says nothing of a file that is not as it should be.
  const isSound = warningsOf(opened.check ?? NO_CHECK).length === 0;
  return (
    <section className={styles.view}>
      <header className={styles.head}>
        <div>
          <h1>{certificate?.typeName}</h1>
          <p>
            {certificate?.issuerName} · {certificate?.numberMasked} · {session.subject.nameMasked}
          </p>
        </div>
        {certificate && isSound && <CertificateStatus status={certificate.status} />}
      </header>
      {opened.state === 'ready' && <Ready {...props} typeName={certificate?.typeName ?? ''} />}
      {(opened.state === 'loading' || opened.state === 'waiting') && (
        <DocumentWait text={t(`session:viewer.${opened.state}`)} />
      )}
      {opened.state === 'failed' && <DocumentFailure failure={opened.failure} />}
      <WarnLine session={session} />
      <footer className={styles.foot}>
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

interface ReadyProps extends DocumentViewPaneProps {
  readonly typeName: string;
}

/** The file, once whoever serves has seen what is wrong with it. */
function Ready(props: ReadyProps): ReactElement {
  const { session, opened, onAct, viewer, tools, onDocument, typeName } = props;
  const t = useTexts();
  const check = opened.check ?? NO_CHECK;
  if (warningsOf(check).length > 0 && !tools.isAcknowledged) {
    return (
      <WarningGate check={check} reader="clerk">
        <Button icon={ArrowLeft} onPress={() => onAct({ do: 'close' })}>
          {t('seal:warning.back')}
        </Button>
        <Button icon={Eye} keyCap="Ctrl+Enter" onPress={() => onAct({ do: 'acknowledge' })}>
          {t('seal:warning.acknowledge')}
        </Button>
      </WarningGate>
    );
  }
  const { sessionId } = session;
  const { certificateId } = opened;
  return (
    <OpenDocument {...{ sessionId, certificateId, typeName, check, viewer, tools, onDocument }} />
  );
}
