import type { ReactElement } from 'react';
import type { DeviceSnapshot } from '../../contract/devices.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { kindKey } from '../logic/code-readers.ts';
import { timeText } from '../logic/dates.ts';
import { DeviceIcon } from './DeviceIcon.tsx';
import { DeviceStateChip } from './DeviceStateChip.tsx';
import styles from './DeviceList.module.css';

interface DeviceListProps {
  readonly devices: readonly DeviceSnapshot[];
}

/** All devices with their state, since when, and why; the rest is on the diagnostics page. */
export function DeviceList({ devices }: DeviceListProps): ReactElement {
  const t = useTexts();
  if (devices.length === 0) return <p className={styles.none}>{t('devices:none')}</p>;
  return (
    <ul className={styles.list}>
      {devices.map((device) => (
        <DeviceRow key={device.id} device={device} />
      ))}
    </ul>
  );
}

function DeviceRow({ device }: { readonly device: DeviceSnapshot }): ReactElement {
  const t = useTexts();
  return (
    <li className={styles.row}>
      <DeviceIcon kind={kindKey(device)} className={styles.icon} />
      <div className={styles.text}>
        <p className={styles.head}>
          <strong>{t(`devices:kind.${kindKey(device)}`)}</strong>
          <DeviceStateChip state={device.state} />
        </p>
        <p className={styles.facts}>
          {device.name} · {t('devices:since', { time: timeText(device.since) })}
        </p>
        {device.reason && (
          <p className={styles.reason}>
            {t(`failures:${device.reason.code}.title`)}
            <br />
            {t(`failures:${device.reason.code}.clerk`)}
          </p>
        )}
      </div>
    </li>
  );
}
