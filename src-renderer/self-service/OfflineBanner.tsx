import { CloudOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { isUsable, waysOf } from '../logic/ways.ts';
import styles from './OfflineBanner.module.css';

/** The platform is out of reach: what can be begun all the same, and what has to wait. */
export function OfflineBanner(): ReactElement {
  const { snapshot } = useTerminal();
  const t = useTexts();
  const text = isUsable(waysOf(snapshot).code) ? 'text' : 'textWait';
  return (
    <div className={styles.banner} role="status">
      <CloudOff aria-hidden="true" />
      <p>
        <strong>{t('session:offline.title')}</strong> {t(`session:offline.${text}`)}
      </p>
    </div>
  );
}
