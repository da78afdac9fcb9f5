import type { ReactElement, ReactNode } from 'react';
import styles from './Sheet.module.css';

interface SheetProps {
  readonly title: string;
  readonly kicker?: string;
  readonly lead?: string;
  /** Beside the title, at the right. */
  readonly aside?: ReactNode;
  /** Full width, above the actions. */
  readonly banner?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** The sheet in the middle of the counter. */
export function Sheet(props: SheetProps): ReactElement {
  const { title, kicker, lead, aside, banner, children, actions } = props;
  return (
    <div className={styles.sheet}>
      <header className={styles.head}>
        <div className={styles.words}>
          {kicker !== undefined && <p className={styles.kicker}>{kicker}</p>}
          <h1 className={styles.title}>{title}</h1>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        </div>
        {aside}
      </header>
      <div className={styles.body}>{children}</div>
      {banner}
      {actions && <footer className={styles.actions}>{actions}</footer>}
    </div>
  );
}
