import { EyeOff, FileQuestionMark, FileX, LogOut } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { Button } from '../../components/Button.tsx';
import { Identity } from '../../components/Identity.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import { CertificateCard } from '../CertificateCard.tsx';
import { Frame } from '../Frame.tsx';
import { ViewerPage } from './ViewerPage.tsx';
import styles from './CertificatesPage.module.css';

interface CertificatesPageProps {
  readonly session: SessionOf<'certificates'>;
}

/** The citizen's certificates, or the one that is open. */
export function CertificatesPage({ session }: CertificatesPageProps): ReactElement {
  const { send } = useTerminal();
  const t = useTexts();
  const { sessionId, subject, certificates, leftOut, opened } = session;
  if (opened) return <ViewerPage key={opened.certificateId} session={session} opened={opened} />;
  return (
    <Frame
      stage="slim"
      title={t('session:certificates.title')}
      lead={t('session:certificates.count', { count: certificates.length })}
      gate={<Identity subject={subject} label={t('session:certificates.identity')} tone="stage" />}
      actions={
        <Button
          kind="primary"
          size="large"
          icon={LogOut}
          onPress={() => send('session.end', { sessionId })}
        >
          {t('end')}
        </Button>
      }
    >
      {certificates.length === 0 ? (
        <div className={styles.empty}>
          <FileQuestionMark aria-hidden="true" />
          <strong>{t('session:certificates.empty')}</strong>
          <p>{t('session:certificates.emptyText')}</p>
        </div>
      ) : (
        <>
          <p className={styles.lead}>
            <EyeOff aria-hidden="true" />
            {t('session:certificates.privacy')}
          </p>
          <ul className={styles.list}>
            {certificates.map((certificate) => (
              <li key={certificate.id}>
                <CertificateCard
                  certificate={certificate}
                  onOpen={() =>
                    send('certificate.open', { sessionId, certificateId: certificate.id })
                  }
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {leftOut !== undefined && (
        <p className={styles.lead}>
          <FileX aria-hidden="true" />
          {t('session:certificates.leftOut', { count: leftOut })}
        </p>
      )}
    </Frame>
  );
}
