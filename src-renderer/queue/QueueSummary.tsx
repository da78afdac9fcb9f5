import type { ReactElement } from 'react';
import type { Snapshot } from '../../contract/snapshot.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { QueueCounts } from './QueueCounts.tsx';
import { QueueNotes } from './QueueNotes.tsx';
import styles from './QueueSummary.module.css';

interface QueueSummaryProps {
  readonly snapshot: Snapshot;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** The queue in figures, for the technician in front of a terminal. */
export function QueueSummary({ snapshot, now }: QueueSummaryProps): ReactElement {
  const { queue, platform } = snapshot;
  const t = useTexts();
  return (
    <section className={styles.summary} tabIndex={0} data-row aria-label={t('queue:title')}>
      <QueueCounts queue={queue} moment={{ now, isOffline: platform.state === 'offline' }} />
      <QueueNotes platform={platform} locked={queue.locked} unlisted={0} now={now} />
    </section>
  );
}
