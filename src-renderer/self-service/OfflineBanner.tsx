import { CloudOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './OfflineBanner.module.css';

/** The platform is out of reach, and why that is no reason to leave. */
export function OfflineBanner(): ReactElement {
  const t = useTexts();
  return (
    <div className={styles.banner} role="status">
      <CloudOff aria-hidden="true" />
      <p>
        <strong>{t('session:offline.title')}</strong> {t('session:offline.text')}
      </p>
    </div>
  );
}
