import type { ReactElement } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './JourneyList.module.css';

const STEPS = ['show', 'agree', 'view', 'leave'] as const;

/** The whole visit in four lines, so that nobody has to wonder what comes next. */
export function JourneyList(): ReactElement {
  const t = useTexts();
  return (
    <ol className={styles.journey}>
      {STEPS.map((step, index) => (
        <li key={step}>
          <span>{index + 1}</span>
          {t(`session:journey.${step}`)}
        </li>
      ))}
    </ol>
  );
}
