import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { useExtend } from '../app/use-extend.ts';
import { DiagnosticsPage } from '../diagnostics/DiagnosticsPage.tsx';
import { DevicesDialog } from './DevicesDialog.tsx';
import { Footer } from './Footer.tsx';
import { IdleWarning } from './IdleWarning.tsx';
import { Page } from './Page.tsx';
import { useComfort } from './use-comfort.ts';
import { usePanel } from './use-panel.ts';
import styles from './SelfService.module.css';

/** A citizen alone with the terminal: stage, desk and footer. */
export function SelfService(): ReactElement {
  const { snapshot } = useTerminal();
  const { comfort, toggle } = useComfort();
  const [panel, setPanel] = usePanel();
  useExtend();
  const { session } = snapshot;

  return (
    <div
      className={styles.screen}
      data-mode="self-service"
      data-large={comfort.large}
      data-low={comfort.low}
      data-state={session.state}
    >
      <Page key={session.state} session={session} />
      <Footer comfort={comfort} onToggle={toggle} onDevices={() => setPanel('devices')} />
      {session.state === 'certificates' && <IdleWarning session={session} />}
      {panel === 'devices' && (
        <DevicesDialog
          onClose={() => setPanel(undefined)}
          onDiagnostics={() => setPanel('diagnostics')}
        />
      )}
      {panel === 'diagnostics' && <DiagnosticsPage onClose={() => setPanel(undefined)} />}
    </div>
  );
}
