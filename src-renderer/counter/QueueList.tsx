import type { ReactElement } from 'react';
import type { Snapshot } from '../../contract/snapshot.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { timeText } from '../logic/dates.ts';
import styles from './QueueList.module.css';

/** Saved scans that the terminal carries on with; nothing of a person in them. */
export function QueueList({ queue }: { readonly queue: Snapshot['queue'] }): ReactElement {
  const t = useTexts();
  return (
    <>
      <h2 className={styles.title}>
        {t('counter:queue.title')}
        <span>
          {queue.waiting > 0
            ? t('counter:queue.waiting', { count: queue.waiting })
            : t('counter:queue.empty')}
        </span>
      </h2>
      <ul>
        {queue.rows.map((row) => (
          <li key={row.id} className={styles.row} data-state={row.state}>
            <span>{t('counter:queue.row', { time: timeText(row.createdAt) })}</span>
            <span>{t(`counter:queue.state.${row.state}`)}</span>
            <span className={styles.note}>
              {row.lastFailure
                ? t(`failures:${row.lastFailure}.title`)
                : t('counter:queue.tries', { count: row.tries })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
