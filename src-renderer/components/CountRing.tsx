import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { useNow } from '../app/use-now.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { fractionLeft, minutesAndSeconds, secondsLeft } from '../logic/countdown.ts';
import { Ring } from './Ring.tsx';
import styles from './CountRing.module.css';

interface CountRingProps {
  /** Both in milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  readonly tone?: 'stage' | 'paper';
}

/** Above this, minutes and seconds; below, plain seconds. */
const PLAIN_BELOW_S = 100;

/** Seconds to go, in figures and as a shrinking ring. */
export function CountRing({ from, until, tone = 'stage' }: CountRingProps): ReactElement {
  const { clock } = useTerminal();
  const t = useTexts();
  const now = useNow(clock);
  const seconds = secondsLeft(until, now);
  const plain = seconds < PLAIN_BELOW_S;
  return (
    <Ring fraction={fractionLeft(from, until, now)} tone={tone}>
      <p className={styles.count} role="timer" aria-label={t('secondsLeft', { count: seconds })}>
        <span className={plain ? styles.seconds : styles.minutes}>
          {plain ? seconds : minutesAndSeconds(seconds)}
        </span>
        {plain && <span className={styles.unit}>{t('seconds')}</span>}
      </p>
    </Ring>
  );
}
