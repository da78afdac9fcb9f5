import type { ReactElement, ReactNode } from 'react';
import styles from './Panel.module.css';

/** A sheet of paper on the desk. */
export function Panel({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={styles.panel}>{children}</div>;
}
