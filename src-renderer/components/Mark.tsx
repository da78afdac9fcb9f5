import type { ReactElement } from 'react';
import styles from './Mark.module.css';

/** The mark of the house: a red seal with the three corners of a code and a light. */
export function Mark({ size = 'small' }: { readonly size?: 'small' | 'large' }): ReactElement {
  return (
    <svg className={styles[size]} viewBox="0 0 64 64" aria-hidden="true">
      <rect className={styles.seal} width="64" height="64" rx="13" />
      <path className={styles.corners} d="M12 12h16v16H12zM36 12h16v16H36zM12 36h16v16H12z" />
      <path className={styles.dots} d="M17 17h6v6h-6zM41 17h6v6h-6zM17 41h6v6h-6z" />
      <circle className={styles.light} cx="44" cy="44" r="8" />
    </svg>
  );
}
