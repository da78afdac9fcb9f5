import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import type { DocumentState } from '../viewer/load-document.ts';
import type { ViewerTools } from '../viewer/use-viewer-tools.ts';
import type { Viewer } from '../viewer/use-viewer.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { KeyAction } from './keyboard-map.ts';
import { CertificatesPane } from './panes/CertificatesPane.tsx';
import { ConsentPane } from './panes/ConsentPane.tsx';
import { DocumentViewPane } from './panes/DocumentViewPane.tsx';
import { EndedPane } from './panes/EndedPane.tsx';
import { EvidencePane } from './panes/EvidencePane.tsx';
import { FailedPane } from './panes/FailedPane.tsx';
import { IdlePane } from './panes/IdlePane.tsx';
import { QueuedPane } from './panes/QueuedPane.tsx';
import { ScanSessionPane } from './panes/ScanSessionPane.tsx';
import { WorkingPane } from './panes/WorkingPane.tsx';
import styles from './SessionPane.module.css';

export interface SessionPaneProps {
  /** Index of the selected certificate. */
  readonly selected: number;
  readonly onSelect: (index: number) => void;
  readonly onAct: (action: KeyAction) => void;
  /** A picture with a code, opened by the clerk. */
  readonly onPicture: (file: File) => void;
  readonly viewer: Viewer;
  readonly tools: ViewerTools;
  readonly onDocument: (state: DocumentState) => void;
}

/** The middle of the counter: the session as it stands. */
export function SessionPane(props: SessionPaneProps): ReactElement {
  const { state } = useTerminal().snapshot.session;
  const t = useTexts();
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    // Keys belong to the session as soon as it moves on, wherever the focus was.
    if (!document.querySelector('dialog[open]')) pane.current?.focus({ preventScroll: true });
  }, [state]);
  return (
    <main
      ref={pane}
      tabIndex={-1}
      className={styles.pane}
      aria-label={t('counter:session.title')}
      aria-live="polite"
    >
      <Pane {...props} />
    </main>
  );
}

function Pane(props: SessionPaneProps): ReactElement {
  const { session } = useTerminal().snapshot;
  const { onAct } = props;
  switch (session.state) {
    case 'idle':
      return <IdlePane onAct={onAct} onPicture={props.onPicture} />;
    case 'reading-card':
    case 'working':
      return <WorkingPane session={session} onAct={onAct} />;
    case 'queued':
      return <QueuedPane session={session} onAct={onAct} />;
    case 'scan-session':
      return <ScanSessionPane session={session} onAct={onAct} />;
    case 'evidence':
      return <EvidencePane session={session} onAct={onAct} />;
    case 'consent':
      return <ConsentPane session={session} onAct={onAct} />;
    case 'certificates':
      return session.opened ? (
        <DocumentViewPane session={session} opened={session.opened} {...props} />
      ) : (
        <CertificatesPane session={session} {...props} />
      );
    case 'failed':
      return <FailedPane session={session} onAct={onAct} />;
    case 'ended':
      return <EndedPane session={session} />;
  }
}
