import { Wrench } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Diagnostic } from '../../contract/snapshot.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { Texts } from '../i18n/use-texts.ts';
import { clockSkewText } from '../logic/clock-skew.ts';
import { timeText } from '../logic/dates.ts';
import styles from './DiagnosticList.module.css';

interface DiagnosticListProps {
  readonly diagnostics: readonly Diagnostic[];
  /** Each line can be reached by the keyboard: the list may be longer than the screen. */
  readonly rows?: boolean;
}

/** What the technician should know, one line each. */
export function DiagnosticList(props: DiagnosticListProps): ReactElement {
  const { diagnostics, rows = false } = props;
  const t = useTexts();
  return (
    <ul className={styles.list}>
      {diagnostics.map(({ key, since, detail }) => (
        <li
          key={`${key} ${detail ?? ''}`}
          className={styles.row}
          {...(rows && { tabIndex: 0, 'data-row': true })}
        >
          <Wrench aria-hidden="true" />
          <div>
            <strong>{t(`diagnostics:${key}.title`)}</strong>
            <p>
              {t(`diagnostics:${key}.text`)} {t('devices:since', { time: timeText(since) })}
            </p>
            {detail !== undefined && <p className={styles.detail}>{detailText(key, detail, t)}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What is measured reads better in words; everything else is for a technician to copy. */
function detailText(key: Diagnostic['key'], detail: string, t: Texts): string {
  return (key === 'clock-skew' ? clockSkewText(detail, t) : undefined) ?? detail;
}
