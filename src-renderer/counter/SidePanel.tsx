import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { CardPanel } from '../card/CardPanel.tsx';
import { DeviceList } from '../components/DeviceList.tsx';
import { DiagnosticList } from '../components/DiagnosticList.tsx';
import { PlatformStateChip } from '../components/PlatformStateChip.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { timeText } from '../logic/dates.ts';
import { canCompare } from '../logic/can-compare.ts';
import { CompareFaces } from './CompareFaces.tsx';
import type { KeyAction } from './keyboard-map.ts';
import { QueueList } from './QueueList.tsx';
import styles from './SidePanel.module.css';

interface SidePanelProps {
  readonly onQueue: () => void;
  readonly onAct: (action: KeyAction) => void;
  /** Whether the photo of the card's chip is before the clerk. */
  readonly isPhotoShown: boolean;
  readonly onPhoto: (isShown: boolean) => void;
}

/** Whose card lies there, and how the machine is: platform, devices, saved scans. */
export function SidePanel(props: SidePanelProps): ReactElement {
  const { onQueue, onAct, isPhotoShown, onPhoto } = props;
  const { devices, platform, queue, diagnostics, terminal, session } = useTerminal().snapshot;
  const holder = 'subject' in session ? session : undefined;
  const card = holder?.subject.card;
  const t = useTexts();
  return (
    <aside className={styles.side}>
      {card && <CardPanel sessionId={holder.sessionId} card={card} onPhoto={onPhoto} />}
      {canCompare(session) && (
        <CompareFaces photo={isPhotoShown ? 'chip' : 'printed'} onAct={onAct} />
      )}
      <section className={styles.block}>
        <h2 className={styles.title}>
          {t('devices:platform.title')}
          <PlatformStateChip state={platform.state} />
        </h2>
        <p className={styles.note}>
          {t('devices:since', { time: timeText(platform.since) })}
          {platform.state === 'offline' && ` · ${t('devices:platform.offlineNote')}`}
        </p>
      </section>
      <section className={styles.block}>
        <h2 className={styles.title}>{t('devices:title')}</h2>
        <DeviceList devices={devices} />
      </section>
      <section className={styles.block}>
        <QueueList queue={queue} onOpen={onQueue} />
      </section>
      {diagnostics.length > 0 && (
        <section className={styles.block}>
          <h2 className={styles.title}>{t('devices:diagnostics')}</h2>
          <DiagnosticList diagnostics={diagnostics} />
        </section>
      )}
      <p className={styles.note}>{t('terminal', { id: terminal.id })}</p>
    </aside>
  );
}
