import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { Button } from '../../components/Button.tsx';
import { CountRing } from '../../components/CountRing.tsx';
import { ScanFrame } from '../../components/ScanFrame.tsx';
import { ScanSteps } from '../../components/ScanSteps.tsx';
import { useLocalText, useTexts } from '../../i18n/use-texts.ts';
import { SCAN_SPAN_MS } from '../../logic/phone-scan.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import type { KeyAction } from '../keyboard-map.ts';
import { Sheet } from './Sheet.tsx';
import styles from './ScanSessionPane.module.css';

interface ScanSessionPaneProps {
  readonly session: SessionOf<'scan-session'>;
  readonly onAct: (action: KeyAction) => void;
}

const LEADS = { opening: 'opening', pending: 'text', scanned: 'scanned' } as const;

/** The clerk turns the screen: the citizen's phone reads the code and decides. */
export function ScanSessionPane({ session, onAct }: ScanSessionPaneProps): ReactElement {
  const { snapshot } = useTerminal();
  const t = useTexts();
  const local = useLocalText();
  const { phase, itemName, deadline } = session;
  return (
    <Sheet
      kicker={local(itemName)}
      title={t('counter:scan.title')}
      lead={t(`counter:scan.${LEADS[phase]}`)}
      aside={
        phase !== 'opening' && (
          <CountRing from={deadline - SCAN_SPAN_MS} until={deadline} tone="paper" />
        )
      }
      actions={
        <Button keyCap="Esc" onPress={() => onAct({ do: 'end' })}>
          {t('counter:keys.end')}
        </Button>
      }
    >
      <div className={styles.body}>
        <ScanFrame session={session} />
        <div className={styles.words}>
          <p>{t('session:scan.asks', { org: local(snapshot.terminal.orgName) })}</p>
          <ScanSteps phase={phase} />
          <p className={styles.once}>{t('session:scan.once')}</p>
        </div>
      </div>
    </Sheet>
  );
}
