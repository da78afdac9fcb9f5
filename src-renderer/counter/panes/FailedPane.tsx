import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { useNow } from '../../app/use-now.ts';
import { Button } from '../../components/Button.tsx';
import { RemedyIcon } from '../../components/RemedyIcon.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { secondsLeft } from '../../logic/countdown.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import type { KeyAction } from '../keyboard-map.ts';
import { Sheet } from './Sheet.tsx';
import styles from './FailedPane.module.css';

interface FailedPaneProps {
  readonly session: SessionOf<'failed'>;
  readonly onAct: (action: KeyAction) => void;
}

/** What happened, what the clerk does, what the citizen is told. */
export function FailedPane({ session, onAct }: FailedPaneProps): ReactElement {
  const { clock } = useTerminal();
  const t = useTexts();
  const { failure, endsAt } = session;
  const seconds = secondsLeft(endsAt, useNow(clock));
  return (
    <Sheet
      kicker={t('session:failed.kicker')}
      title={t(`failures:${failure.code}.title`)}
      aside={
        <span className={styles.icon}>
          <RemedyIcon code={failure.code} />
        </span>
      }
      actions={
        <Button kind="primary" keyCap="Enter" onPress={() => onAct({ do: 'primary' })}>
          {t('counter:failed.back')}
        </Button>
      }
    >
      <dl className={styles.advice}>
        <div>
          <dt>{t('counter:failed.clerk')}</dt>
          <dd>{t(`failures:${failure.code}.clerk`)}</dd>
        </div>
        <div>
          <dt>{t('counter:failed.citizen')}</dt>
          <dd>{t(`failures:${failure.code}.citizen`)}</dd>
        </div>
      </dl>
      <p className={styles.foot}>
        <span>{t('session:failed.returns', { count: seconds })}</span>
        <span>
          {t('technicalCode', { code: failure.code })}
          {failure.detail !== undefined && ` · ${failure.detail}`}
        </span>
      </p>
    </Sheet>
  );
}
