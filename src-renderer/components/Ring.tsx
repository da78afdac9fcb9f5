import type { ReactElement, ReactNode } from 'react';
import styles from './Ring.module.css';

const RADIUS = 94;
const LENGTH = 2 * Math.PI * RADIUS;

interface RingProps {
  /** How much of the ring is drawn, 0…1. */
  readonly fraction: number;
  readonly children: ReactNode;
  readonly tone?: 'stage' | 'paper';
}

/** The round gate (月洞门) of every page: a picture or a figure inside, time around it. */
export function Ring({ fraction, children, tone = 'stage' }: RingProps): ReactElement {
  return (
    <div className={`${styles.ring ?? ''} ${styles[tone] ?? ''}`}>
      <svg className={styles.line} viewBox="0 0 200 200" aria-hidden="true">
        <circle className={styles.track} cx="100" cy="100" r={RADIUS} />
        {fraction > 0 && (
          <circle
            className={styles.time}
            cx="100"
            cy="100"
            r={RADIUS}
            strokeDasharray={LENGTH}
            strokeDashoffset={LENGTH * (1 - fraction)}
          />
        )}
      </svg>
      <div className={styles.inside}>{children}</div>
    </div>
  );
}
