import { Printer } from 'lucide-react';
import type { JSX } from 'react';
import { PRINTER_CONDITIONS, type PrinterState } from '../../printer/printer-state.ts';
import type { Watched } from '../api/poller.ts';
import { type Desk, setPrinter } from '../desk.ts';
import { useTexts } from '../i18n/i18n.ts';
import { Available } from './available.tsx';
import { Choices } from './choices.tsx';
import { Panel } from './panel.tsx';

/** What is the matter with the simulated printer, and what has come out of it. */
export function PrinterPanel(props: {
  readonly desk: Desk;
  readonly watched: Watched<PrinterState>;
}): JSX.Element {
  const { desk, watched } = props;
  const { t } = useTexts();
  return (
    <Panel name="printer" title={t('printer.title')} icon={Printer}>
      <Available watched={watched}>
        {({ condition, sheets, waiting }) => (
          <>
            <Choices
              legend={t('printer.title')}
              quiet
              className="modes"
              value={condition}
              onChoose={(next) => void setPrinter(desk, next)}
              choices={PRINTER_CONDITIONS.map((value) => ({ value, label: t(`printer.${value}`) }))}
            />
            <p className="hint">
              {t('printer.counts', { sheets, waiting })}
              {sheets > 0 && (
                <>
                  {' '}
                  <a href="/api/printer/last" target="_blank" rel="noreferrer">
                    {t('printer.last')}
                  </a>
                </>
              )}
            </p>
          </>
        )}
      </Available>
    </Panel>
  );
}
