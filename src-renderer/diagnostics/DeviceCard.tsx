import type { KeyboardEvent, ReactElement } from 'react';
import type { DeviceSnapshot } from '../../contract/devices.ts';
import type { Failure } from '../../contract/failures.ts';
import { DeviceIcon } from '../components/DeviceIcon.tsx';
import { DeviceStateChip } from '../components/DeviceStateChip.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { kindKey } from '../logic/code-readers.ts';
import { stampText } from '../logic/dates.ts';
import { durationText } from '../logic/durations.ts';
import { CommandButtons } from './CommandButtons.tsx';
import { CommandOutcome } from './CommandOutcome.tsx';
import { deviceFacts } from './device-facts.ts';
import { FactList } from './FactList.tsx';
import { useCommand } from './use-command.ts';
import styles from './DeviceCard.module.css';

interface DeviceCardProps {
  readonly device: DeviceSnapshot;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** One device with all that is known of it, and what it can be asked for. */
export function DeviceCard({ device, now }: DeviceCardProps): ReactElement {
  const t = useTexts();
  const [run, start] = useCommand(device.id);
  const canIdentify = device.commands.includes('identify');

  function onKeyDown(event: KeyboardEvent): void {
    // Enter on one of the card's buttons is that button's.
    if (event.key !== 'Enter' || event.repeat || event.target !== event.currentTarget) return;
    if (canIdentify) start('identify');
  }

  return (
    <li
      className={styles.card}
      tabIndex={0}
      aria-label={device.name}
      data-row
      data-device={device.id}
      data-state={device.state}
      onKeyDown={onKeyDown}
    >
      <header className={styles.head}>
        <DeviceIcon kind={kindKey(device)} className={styles.icon} />
        <div className={styles.name}>
          <strong>{device.name}</strong>
          <p>
            {t(`devices:kind.${kindKey(device)}`)} ·{' '}
            {t('devices:page.since', {
              time: stampText(device.since, now),
              duration: durationText(now - device.since, t),
            })}
          </p>
        </div>
        <DeviceStateChip state={device.state} />
      </header>
      {device.reason && <Reason reason={device.reason} />}
      <FactList facts={deviceFacts(device, now, t)} />
      <div className={styles.foot}>
        <CommandButtons device={device} run={run} onCommand={start} />
        <CommandOutcome run={run} />
      </div>
    </li>
  );
}

/** Why it is not ready, what to do about it, and what an engineer wants to know. */
function Reason({ reason }: { readonly reason: Failure }): ReactElement {
  const t = useTexts();
  return (
    <div className={styles.reason}>
      <strong>{t(`failures:${reason.code}.title`)}</strong>
      <p>{t(`failures:${reason.code}.technician`)}</p>
      <p className={styles.detail}>
        {reason.code} {reason.detail}
      </p>
    </div>
  );
}
