import { Smartphone } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import type { SessionOf } from '../logic/session-of.ts';
import { BusyRing } from './BusyRing.tsx';
import { QrSymbol } from './QrSymbol.tsx';
import styles from './ScanFrame.module.css';

interface ScanFrameProps {
  readonly session: SessionOf<'scan-session'>;
}

/** The place of the one-time code: awaited, shown, or read already and therefore gone. */
export function ScanFrame({ session: { phase, scanCode } }: ScanFrameProps): ReactElement {
  const t = useTexts();
  const isShown = phase === 'pending' && scanCode !== undefined;
  return (
    <div className={styles.frame} data-phase={phase}>
      {isShown && <QrSymbol text={scanCode} />}
      {!isShown && (
        <div className={styles.wait}>
          <BusyRing>
            <Smartphone aria-hidden="true" />
          </BusyRing>
          <p>
            {t(phase === 'scanned' ? 'session:scan.titleScanned' : 'session:scan.titleOpening')}
          </p>
        </div>
      )}
    </div>
  );
}
