import { CloudOff, LockKeyhole } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Snapshot } from '../../contract/snapshot.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { stampText } from '../logic/dates.ts';
import { durationText } from '../logic/durations.ts';
import styles from './QueueNotes.module.css';

interface QueueNotesProps {
  readonly platform: Snapshot['platform'];
  readonly locked: number;
  /** Rows that are counted and not listed. */
  readonly unlisted: number;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** What keeps rows waiting, and whether anybody has to do something about it. */
export function QueueNotes({ platform, locked, unlisted, now }: QueueNotesProps): ReactElement {
  const t = useTexts();
  return (
    <>
      {platform.state === 'offline' && (
        <p className={styles.note}>
          <CloudOff aria-hidden="true" />
          {t('queue:note.offline', {
            time: stampText(platform.since, now),
            duration: durationText(now - platform.since, t),
          })}
        </p>
      )}
      {locked > 0 && (
        <p className={styles.note}>
          <LockKeyhole aria-hidden="true" />
          {t('queue:note.locked', { count: locked })}
        </p>
      )}
      {unlisted > 0 && <p className={styles.more}>{t('queue:note.more', { count: unlisted })}</p>}
    </>
  );
}
