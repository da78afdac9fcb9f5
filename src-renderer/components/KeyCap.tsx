import type { ReactElement } from 'react';
import styles from './KeyCap.module.css';

/** A key as it lies on the keyboard. */
export function KeyCap({ name }: { readonly name: string }): ReactElement {
  return <kbd className={styles.cap}>{name}</kbd>;
}
