import { FileWarning } from 'lucide-react';
import type { ReactElement } from 'react';
import type { PageLack } from '../../documents/certificate-document.ts';
import { useTerminal } from '../app/terminal-context.ts';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './DocumentPane.module.css';

/** One line over a page that is not shown whole: what to do, and for the clerk what is not there. */
export function PageLacks({ lacks }: { readonly lacks: readonly PageLack[] }): ReactElement | null {
  const t = useTexts();
  const { mode } = useTerminal().snapshot;
  if (lacks.length === 0) return null;
  return (
    <div className={styles.lacks} role="status" data-lacks={lacks.join(' ')}>
      <FileWarning aria-hidden="true" />
      <p>
        <strong>{t('viewer:lacks.title')}</strong>
        {mode === 'counter' ? (
          <>
            {lacks.map((lack) => (
              <span key={lack}>{t(`viewer:lacks.what.${lack}`)}</span>
            ))}
            <span>{t('viewer:lacks.clerk')}</span>
          </>
        ) : (
          <span>{t('viewer:lacks.citizen')}</span>
        )}
      </p>
    </div>
  );
}
