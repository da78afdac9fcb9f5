import { CircleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Failure } from '../../contract/failures.ts';
import { useTerminal } from '../app/terminal-context.ts';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './Printing.module.css';

/** What keeps a copy from coming out, and what whoever reads it does next. */
export function PrintFailure({ failure }: { readonly failure: Failure }): ReactElement {
  const { mode } = useTerminal().snapshot;
  const t = useTexts();
  const reader = mode === 'counter' ? 'clerk' : 'citizen';
  return (
    <div className={styles.failure} role="alert">
      <CircleAlert aria-hidden="true" />
      <div>
        <strong>{t(`failures:${failure.code}.title`)}</strong>
        <p>{t(`failures:${failure.code}.${reader}`)}</p>
        <p className={styles.code}>{t('technicalCode', { code: failure.code })}</p>
      </div>
    </div>
  );
}
