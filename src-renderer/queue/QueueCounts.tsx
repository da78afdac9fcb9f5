import type { ReactElement } from 'react';
import type { QueueView } from '../../contract/queue.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { queueFacts } from './queue-facts.ts';
import type { QueueMoment } from './queue-words.ts';
import styles from './QueueCounts.module.css';

interface QueueCountsProps {
  readonly queue: QueueView;
  readonly moment: QueueMoment;
}

/** The queue in figures: what needs somebody, what waits, since when, and what comes next. */
export function QueueCounts({ queue, moment }: QueueCountsProps): ReactElement {
  const t = useTexts();
  return (
    <dl className={styles.counts}>
      {queueFacts(queue, moment, t).map(({ key, label, value, tone }) => (
        <div key={key} className={styles.count} data-tone={tone}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
