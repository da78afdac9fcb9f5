import { Coffee } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './CalmLine.module.css';

/** After a few seconds of waiting: nothing is wrong, and nothing is to be done. */
export function CalmLine({ shown }: { readonly shown: boolean }): ReactElement {
  const t = useTexts();
  return (
    <div className={styles.place} role="status">
      {shown && (
        <p className={styles.calm}>
          <Coffee aria-hidden="true" />
          <span>
            <strong>{t('session:working.calmTitle')}</strong>
            {t('session:working.calm')}
          </span>
        </p>
      )}
    </div>
  );
}
