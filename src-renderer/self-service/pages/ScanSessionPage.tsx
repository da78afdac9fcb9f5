import { ShieldCheck, Smartphone } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { Button } from '../../components/Button.tsx';
import { CountRing } from '../../components/CountRing.tsx';
import { Ring } from '../../components/Ring.tsx';
import { ScanFrame } from '../../components/ScanFrame.tsx';
import { ScanSteps } from '../../components/ScanSteps.tsx';
import { useLocalText, useTexts } from '../../i18n/use-texts.ts';
import { SCAN_SPAN_MS, SCAN_WORDS } from '../../logic/phone-scan.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import { Frame } from '../Frame.tsx';
import styles from './ScanSessionPage.module.css';

interface ScanSessionPageProps {
  readonly session: SessionOf<'scan-session'>;
}

/** 扫码: the terminal shows a one-time code, the citizen's own phone decides. */
export function ScanSessionPage({ session }: ScanSessionPageProps): ReactElement {
  const { snapshot, send } = useTerminal();
  const t = useTexts();
  const local = useLocalText();
  const { sessionId, phase, itemName, deadline } = session;
  const words = SCAN_WORDS[phase];
  return (
    <Frame
      stage="side"
      title={t(`session:scan.${words.title}`)}
      lead={t(`session:scan.${words.lead}`)}
      gate={
        phase === 'opening' ? (
          <Ring fraction={1}>
            <Smartphone aria-hidden="true" />
          </Ring>
        ) : (
          <CountRing from={deadline - SCAN_SPAN_MS} until={deadline} />
        )
      }
      actions={
        <Button size="large" onPress={() => send('session.end', { sessionId })}>
          {t('session:scan.cancel')}
        </Button>
      }
    >
      <div className={styles.desk}>
        <ScanFrame session={session} />
        <div className={styles.words}>
          <p className={styles.asks}>
            {t('session:scan.asks', { org: local(snapshot.terminal.orgName) })}
          </p>
          <p className={styles.item}>
            <span>{t('session:scan.item')}</span> <strong>{local(itemName)}</strong>
          </p>
          <ScanSteps phase={phase} />
          <p className={styles.once}>
            <ShieldCheck aria-hidden="true" />
            {t('session:scan.once')}
          </p>
        </div>
      </div>
    </Frame>
  );
}
