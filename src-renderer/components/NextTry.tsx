import { RefreshCw } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { useNow } from '../app/use-now.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { secondsLeft } from '../logic/countdown.ts';
import type { SessionOf } from '../logic/session-of.ts';
import styles from './NextTry.module.css';

/** When the terminal tries again, and how often it has. */
export function NextTry({ session }: { readonly session: SessionOf<'queued'> }): ReactElement {
  const { clock } = useTerminal();
  const t = useTexts();
  const wait = secondsLeft(session.nextTryAt, useNow(clock));
  return (
    <p className={styles.line}>
      <RefreshCw aria-hidden="true" />
      <span>
        {wait > 0 ? t('session:queued.nextTry', { count: wait }) : t('session:queued.tryingNow')}
      </span>
      <span className={styles.tries}>{t('session:queued.tries', { count: session.tries })}</span>
    </p>
  );
}
