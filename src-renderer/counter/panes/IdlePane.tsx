import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { PlaceCard } from '../../illustrations/PlaceCard.tsx';
import { ScanCode } from '../../illustrations/ScanCode.tsx';
import { useLocalText, useTexts } from '../../i18n/use-texts.ts';
import { OfflineBanner } from '../../self-service/OfflineBanner.tsx';
import styles from './IdlePane.module.css';

/** Ready for the next citizen. */
export function IdlePane(): ReactElement {
  const { items, itemCode, platform } = useTerminal().snapshot;
  const t = useTexts();
  const local = useLocalText();
  const item = items.find(({ code }) => code === itemCode);
  return (
    <div className={styles.idle}>
      <div className={styles.pictures}>
        <div className={styles.gate}>
          <ScanCode label={t('session:illustration.code')} />
        </div>
        <div className={styles.gate}>
          <PlaceCard label={t('session:illustration.card')} />
        </div>
      </div>
      <p className={styles.item}>{item && local(item.name)}</p>
      <h1>{t('counter:idle.title')}</h1>
      <p className={styles.lead}>{t('counter:idle.text')}</p>
      {platform.state === 'offline' && <OfflineBanner />}
    </div>
  );
}
