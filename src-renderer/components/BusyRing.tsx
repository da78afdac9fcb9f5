import type { ReactElement, ReactNode } from 'react';
import styles from './BusyRing.module.css';

/** A ring that turns: something is under way and has no length. */
export function BusyRing({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div className={styles.ring}>
      <svg className={styles.line} viewBox="0 0 200 200" aria-hidden="true">
        <circle className={styles.track} cx="100" cy="100" r="94" />
        <circle className={styles.arc} cx="100" cy="100" r="94" />
      </svg>
      <div className={styles.inside}>{children}</div>
    </div>
  );
}
