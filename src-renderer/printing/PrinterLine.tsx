import { Printer, PrinterX } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { Chip } from '../components/Chip.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import styles from './PrinterLine.module.css';

/** The printer among the devices: how it is, why, and what a technician looks at. */
export function PrinterLine(): ReactElement | null {
  const { printing } = useTerminal().snapshot;
  const t = useTexts();
  const printer = printing?.printer;
  if (!printer) return null;
  const { state, failure, low } = printer;
  const tone = state === 'blocked' ? 'bad' : low.length > 0 ? 'warn' : 'ok';
  return (
    <section className={styles.line} tabIndex={0} data-row data-printer={state}>
      <Printer aria-hidden="true" />
      <div>
        <strong>{t('printing:printer')}</strong>
        {failure && (
          <p>
            {t(`failures:${failure.code}.technician`)}{' '}
            <span className={styles.detail}>
              {failure.code} {failure.detail}
            </span>
          </p>
        )}
        {low.map((what) => (
          <p key={what}>{t(`printing:low.${what}`)}</p>
        ))}
      </div>
      <Chip
        tone={state === 'unknown' ? 'plain' : tone}
        icon={failure ? PrinterX : Printer}
        text={failure ? t(`failures:${failure.code}.title`) : t(`printing:state.${state}`)}
      />
    </section>
  );
}
