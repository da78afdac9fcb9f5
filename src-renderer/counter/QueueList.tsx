import type { ReactElement } from 'react';
import type { QueueRow, QueueView } from '../../contract/queue.ts';
import { KeyCap } from '../components/KeyCap.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { timeText } from '../logic/dates.ts';
import styles from './QueueList.module.css';

/** Beside a session only the first few are of interest; the page has them all. */
const SHOWN = 4;

interface QueueListProps {
  readonly queue: QueueView;
  /** Opens the page of the whole queue. */
  readonly onOpen: () => void;
}

/** Whether something needs the clerk, and what the terminal carries on with; nothing of a person. */
export function QueueList({ queue, onOpen }: QueueListProps): ReactElement {
  const t = useTexts();
  return (
    <>
      <h2 className={styles.title}>
        {t('queue:title')}
        {queue.dead > 0 && (
          <span className={styles.dead}>
            {t('queue:count.dead')} {t('queue:count.rows', { count: queue.dead })}
          </span>
        )}
        <span>
          {queue.waiting > 0
            ? t('queue:destination.waiting', { count: queue.waiting })
            : t('queue:empty.title')}
        </span>
      </h2>
      <ul>
        {queue.rows.slice(0, SHOWN).map((row) => (
          <QueueLine key={row.id} row={row} />
        ))}
      </ul>
      <button type="button" className={styles.open} onClick={onOpen}>
        {t('queue:open')}
        <KeyCap name="F8" />
      </button>
    </>
  );
}

function QueueLine({ row }: { readonly row: QueueRow }): ReactElement {
  const t = useTexts();
  return (
    <li className={styles.row} data-state={row.state}>
      <span>
        {t(`queue:kind.${row.kind}`)} {timeText(row.createdAt)}
      </span>
      <span>{t(`queue:state.${row.state}`)}</span>
      <span className={styles.note}>
        {row.lastFailure
          ? t(`failures:${row.lastFailure}.title`)
          : t('queue:row.tries', { count: row.tries })}
      </span>
    </li>
  );
}
