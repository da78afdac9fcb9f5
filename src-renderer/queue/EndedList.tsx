import type { ReactElement } from 'react';
import type { QueueRow } from '../../contract/queue.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { stampText } from '../logic/dates.ts';
import { rowName } from './queue-words.ts';
import styles from './EndedList.module.css';

interface EndedListProps {
  readonly rows: readonly QueueRow[];
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** What has ended lately, quietly. */
export function EndedList({ rows, now }: EndedListProps): ReactElement {
  const t = useTexts();
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <li key={row.id} className={styles.row}>
          <span>{rowName(row, now, t)}</span>
          <span>{t(`queue:state.${row.state}`)}</span>
          {row.endedAt !== undefined && (
            <span>{t('queue:row.ended', { time: stampText(row.endedAt, now) })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
