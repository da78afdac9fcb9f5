import type { ReactElement } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './SimulatedTag.module.css';

/** On every page of simulated mode, so that nobody takes it for real. */
export function SimulatedTag(): ReactElement {
  const t = useTexts();
  return (
    <p className={styles.tag}>
      {t('simulated')} <span>{t('simulatedNote')}</span>
    </p>
  );
}
