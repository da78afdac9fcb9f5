import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { useExtend } from '../app/use-extend.ts';
import { DevicesDialog } from './DevicesDialog.tsx';
import { Footer } from './Footer.tsx';
import { IdleWarning } from './IdleWarning.tsx';
import { Page } from './Page.tsx';
import { useComfort } from './use-comfort.ts';
import styles from './SelfService.module.css';

/** A citizen alone with the terminal: stage, desk and footer. */
export function SelfService(): ReactElement {
  const { snapshot } = useTerminal();
  const { comfort, toggle } = useComfort();
  const [devicesOpen, setDevicesOpen] = useState(false);
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
      <Footer comfort={comfort} onToggle={toggle} onDevices={() => setDevicesOpen(true)} />
      {session.state === 'certificates' && <IdleWarning session={session} />}
      {devicesOpen && <DevicesDialog onClose={() => setDevicesOpen(false)} />}
    </div>
  );
}
