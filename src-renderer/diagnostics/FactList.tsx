import type { ReactElement } from 'react';
import styles from './FactList.module.css';

interface FactListProps {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/** Names and values, one pair a line. */
export function FactList({ facts }: FactListProps): ReactElement {
  return (
    <dl className={styles.list}>
      {facts.map(({ label, value }) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
