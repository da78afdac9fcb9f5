import { ChevronRight, QrCode } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { canOfferScan } from '../logic/phone-scan.ts';
import styles from './ScanWay.module.css';

/** The third way to begin (扫码): the terminal shows a code, the citizen's phone reads it. */
export function ScanWay(): ReactElement | null {
  const { snapshot, send } = useTerminal();
  const t = useTexts();
  const offered = canOfferScan(snapshot);
  if (!snapshot.phoneScan) return null;
  return (
    <button
      type="button"
      className={styles.way}
      data-way="scan"
      disabled={!offered}
      onClick={() => send('session.scan', {})}
    >
      <QrCode className={styles.icon} aria-hidden="true" />
      <span className={styles.text}>
        <strong>{t('session:scan.offer')}</strong>
        <span>{t(offered ? 'session:scan.offerText' : 'session:scan.offerOffline')}</span>
      </span>
      <ChevronRight className={styles.go} aria-hidden="true" />
    </button>
  );
}
