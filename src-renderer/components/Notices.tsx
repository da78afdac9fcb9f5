import { Info } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { useNow } from '../app/use-now.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { noticeInForce } from '../logic/notices.ts';
import type { TimedFailure } from '../logic/notices.ts';
import styles from './Notices.module.css';

/** A scan that was not taken, or a wish that was not met: beside the page, for a few seconds. */
export function Notices({ refusal }: { readonly refusal: TimedFailure | undefined }): ReactElement {
  const { snapshot, clock } = useTerminal();
  const t = useTexts();
  const now = useNow(clock);
  const notice = noticeInForce([snapshot.notice, refusal], now);
  // Each reads what they can do: the clerk at the counter, the citizen alone.
  const advice = snapshot.mode === 'counter' ? 'clerk' : 'citizen';
  const scan = notice !== undefined && notice === snapshot.notice;
  return (
    <div className={styles.place} role="alert">
      {notice && (
        <div key={notice.at} className={styles.notice}>
          <Info aria-hidden="true" />
          <div>
            {scan && <p className={styles.kicker}>{t('session:notice.title')}</p>}
            <strong>{t(`failures:${notice.failure.code}.title`)}</strong>
            <p>{t(`failures:${notice.failure.code}.${advice}`)}</p>
          </div>
        </div>
      )}
    </div>
  );
}
