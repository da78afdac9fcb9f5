import type { ReactElement } from 'react';
import { Mark } from '../components/Mark.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './Splash.module.css';

/** While the terminal service is not there: a calm moment, never an error. */
export function Splash({ state }: { readonly state: 'starting' | 'restarting' }): ReactElement {
  const t = useTexts();
  return (
    <main className={styles.splash} data-mode="self-service" aria-live="polite">
      <div className={styles.gate}>
        <svg className={styles.arc} viewBox="0 0 200 200" aria-hidden="true">
          <circle cx="100" cy="100" r="96" />
        </svg>
        <Mark size="large" />
      </div>
      <h1>{t(`${state}.title`)}</h1>
      <p>{t(`${state}.text`)}</p>
    </main>
  );
}
