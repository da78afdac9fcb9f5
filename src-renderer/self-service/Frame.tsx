import { useEffect, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { StageHeader } from './StageHeader.tsx';
import styles from './Frame.module.css';

interface FrameProps {
  readonly title: string;
  readonly kicker?: string | undefined;
  readonly lead?: string | undefined;
  /** The round gate above the title. */
  readonly gate?: ReactNode;
  readonly children: ReactNode;
  /** Below the title, still on the stage. */
  readonly below?: ReactNode;
  /** Buttons at the foot of the desk. */
  readonly actions?: ReactNode;
  /** `slim` and `side` leave the room to the desk, `side` with its gate at the side; `open` has none. */
  readonly stage?: 'full' | 'slim' | 'side' | 'open';
  /** No padding around the desk's content. */
  readonly bleed?: boolean;
}

/** The frame of every self-service page. */
export function Frame(props: FrameProps): ReactElement {
  const { title, kicker, lead, gate, below, children, actions } = props;
  const { stage = 'full', bleed = false } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <header className={styles.stage} data-stage={stage}>
        <span className={styles.moon} aria-hidden="true" />
        <StageHeader />
        <div className={styles.scene}>
          {gate && <div className={styles.gate}>{gate}</div>}
          <div className={styles.words}>
            {kicker !== undefined && <p className={styles.kicker}>{kicker}</p>}
            <h1 ref={heading} tabIndex={-1} className={styles.title}>
              {title}
            </h1>
            {lead !== undefined && <p className={styles.lead}>{lead}</p>}
            {below}
          </div>
        </div>
      </header>
      <main className={styles.desk} data-bleed={bleed} aria-live="polite">
        <div className={styles.content}>{children}</div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </main>
    </>
  );
}
