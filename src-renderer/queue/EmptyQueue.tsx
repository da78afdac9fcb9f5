import { CircleCheck } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './EmptyQueue.module.css';

/** Nothing waits: the best of all pages. */
export function EmptyQueue(): ReactElement {
  const t = useTexts();
  return (
    <div className={styles.empty}>
      <CircleCheck aria-hidden="true" />
      <strong>{t('queue:empty.title')}</strong>
      <p>{t('queue:empty.text')}</p>
    </div>
  );
}
