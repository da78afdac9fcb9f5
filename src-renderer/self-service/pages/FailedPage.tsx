import { Info, Undo2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { useNow } from '../../app/use-now.ts';
import { Button } from '../../components/Button.tsx';
import { CodePicture } from '../../components/CodePicture.tsx';
import { RemedyIcon } from '../../components/RemedyIcon.tsx';
import { Ring } from '../../components/Ring.tsx';
import { PlaceCard } from '../../illustrations/PlaceCard.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { secondsLeft } from '../../logic/countdown.ts';
import { isAboutCard, remedyOf } from '../../logic/remedy.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import { Frame } from '../Frame.tsx';
import styles from './FailedPage.module.css';

/** What happened in one line, what to do in another, and the way back. */
export function FailedPage({ session }: { readonly session: SessionOf<'failed'> }): ReactElement {
  const { clock, send } = useTerminal();
  const t = useTexts();
  const { sessionId, failure, endsAt } = session;
  const card = isAboutCard(failure.code);
  const rescan = remedyOf(failure.code) === 'rescan';
  const seconds = secondsLeft(endsAt, useNow(clock));
  return (
    <Frame
      kicker={t('session:failed.kicker')}
      title={t(`failures:${failure.code}.title`)}
      gate={
        <Ring fraction={0}>
          <RemedyIcon code={failure.code} />
        </Ring>
      }
      actions={
        <Button
          kind="primary"
          size="large"
          icon={Undo2}
          onPress={() => send('session.end', { sessionId })}
        >
          {t('session:failed.back')}
        </Button>
      }
    >
      <div className={styles.desk}>
        <div className={styles.next}>
          {rescan && (
            <div className={styles.picture}>
              {card ? <PlaceCard label={t('session:illustration.card')} /> : <CodePicture />}
            </div>
          )}
          <div className={styles.words}>
            <p className={styles.label}>{t('session:failed.next')}</p>
            <p className={styles.action}>{t(`failures:${failure.code}.citizen`)}</p>
            <p className={styles.again}>
              <Info aria-hidden="true" />
              {t('session:failed.scanAgain')}
            </p>
          </div>
        </div>
        <p className={styles.foot}>
          <span>{t('session:failed.returns', { count: seconds })}</span>
          <span>{t('technicalCode', { code: failure.code })}</span>
        </p>
      </div>
    </Frame>
  );
}
