import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { useNow } from '../app/use-now.ts';
import { Mark } from '../components/Mark.tsx';
import { useLanguage, useLocalText } from '../i18n/use-texts.ts';
import { timeText, todayText } from '../logic/dates.ts';
import styles from './StageHeader.module.css';

/** The clock of the hall needs no seconds; looked at this often, in milliseconds. */
const CLOCK_TICK_MS = 5_000;

/** Whose house this is, and what time it is. */
export function StageHeader(): ReactElement {
  const { snapshot, clock } = useTerminal();
  const local = useLocalText();
  const language = useLanguage();
  const now = useNow(clock, CLOCK_TICK_MS);
  return (
    <div className={styles.header}>
      <span className={styles.mark}>
        <Mark />
      </span>
      <p className={styles.org}>{local(snapshot.terminal.orgName)}</p>
      <p className={styles.time}>
        <strong>{timeText(now)}</strong>
        <span>{todayText(now, language)}</span>
      </p>
    </div>
  );
}
