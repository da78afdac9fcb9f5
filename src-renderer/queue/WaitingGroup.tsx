import type { ReactElement } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { stampText } from '../logic/dates.ts';
import { durationText } from '../logic/durations.ts';
import type { DestinationGroup } from './queue-order.ts';
import { destinationText, rowNextText } from './queue-words.ts';
import type { QueueMoment } from './queue-words.ts';
import styles from './WaitingGroup.module.css';

interface WaitingGroupProps {
  readonly group: DestinationGroup;
  readonly moment: QueueMoment;
}

/** What waits for one code system, a line each. */
export function WaitingGroup({ group, moment }: WaitingGroupProps): ReactElement {
  const t = useTexts();
  const { now } = moment;
  return (
    <section className={styles.group}>
      <h4 className={styles.title}>
        {destinationText(group.destination, t)}
        <span>{t('queue:destination.waiting', { count: group.rows.length })}</span>
        <span>{t('queue:count.age', { duration: durationText(now - group.oldestAt, t) })}</span>
      </h4>
      <ul>
        {group.rows.map((row) => (
          <li key={row.id} className={styles.row} tabIndex={-1} data-row={row.id}>
            <span className={styles.name}>
              {t(`queue:kind.${row.kind}`)}
              <small>{t('queue:row.saved', { time: stampText(row.createdAt, now) })}</small>
            </span>
            <span>{rowNextText(row, moment, t)}</span>
            <span className={styles.note}>{t('queue:row.tries', { count: row.tries })}</span>
            <span className={styles.note}>
              {row.lastFailure && t(`failures:${row.lastFailure}.title`)}
            </span>
            <span className={styles.note}>
              {row.expiresAt !== undefined &&
                t('queue:row.expires', { duration: durationText(row.expiresAt - now, t) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
