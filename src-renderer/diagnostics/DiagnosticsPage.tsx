import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { useNow } from '../app/use-now.ts';
import { Button } from '../components/Button.tsx';
import { DiagnosticList } from '../components/DiagnosticList.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { attentionCount } from '../logic/state-changes.ts';
import { QueueSummary } from '../queue/QueueSummary.tsx';
import { PrinterLine } from '../printing/PrinterLine.tsx';
import { Announcer } from './Announcer.tsx';
import { DeviceCard } from './DeviceCard.tsx';
import { FoundCard } from './FoundCard.tsx';
import { foundKey, unusedOf } from './found-facts.ts';
import { KeyLine } from './KeyLine.tsx';
import { stepOf } from './step-keys.ts';
import list from '../components/ListPage.module.css';
import styles from './DiagnosticsPage.module.css';

/** How often the durations move on, in milliseconds. */
const TICK_MS = 1_000;

/** For the technician: every device and all that hangs on a bus, live. Nothing of a person. */
export function DiagnosticsPage({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { snapshot, clock } = useTerminal();
  const t = useTexts();
  const now = useNow(clock, TICK_MS);
  const page = useRef<HTMLDivElement>(null);
  const { devices, diagnostics } = snapshot;
  const unused = unusedOf(snapshot.found);
  const attention = attentionCount(devices);
  const withKeys = snapshot.mode === 'counter';

  useEffect(() => {
    // The dialog would rather give the focus to the room that scrolls.
    page.current?.querySelector<HTMLElement>('[data-row]')?.focus();
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    const cards = [...(page.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const here = cards.findIndex((card) => card.contains(document.activeElement));
    const next = stepOf(event.key, here, cards.length);
    if (next === undefined) return;
    event.preventDefault();
    cards[next]?.focus();
  }

  return (
    <Dialog title={t('devices:page.title')} onClose={onClose} size="full">
      <p className={list.lead}>
        {t(attention === 0 ? 'devices:page.leadWell' : 'devices:page.lead', {
          total: devices.length,
          attention,
        })}
        {withKeys && <KeyLine />}
      </p>
      <Announcer devices={devices} />
      <div ref={page} className={list.page} onKeyDown={onKeyDown}>
        {devices.length === 0 && <p>{t('devices:none')}</p>}
        <ul className={styles.cards}>
          {devices.map((device) => (
            <DeviceCard key={device.id} device={device} now={now} />
          ))}
        </ul>
        <h3 className={styles.title}>{t('devices:found.title')}</h3>
        {unused.length === 0 && <p className={styles.none}>{t('devices:found.none')}</p>}
        <ul className={styles.cards}>
          {unused.map((found) => (
            <FoundCard key={foundKey(found)} found={found} />
          ))}
        </ul>
        <PrinterLine />
        <h3 className={styles.title}>{t('queue:title')}</h3>
        <QueueSummary snapshot={snapshot} now={now} />
        {diagnostics.length > 0 && (
          <section className={styles.notes}>
            <h3 className={styles.title}>{t('devices:diagnostics')}</h3>
            <DiagnosticList diagnostics={diagnostics} rows />
          </section>
        )}
      </div>
      <Button kind="primary" onPress={onClose} {...(withKeys && { keyCap: 'Esc' })}>
        {t('close')}
      </Button>
    </Dialog>
  );
}
