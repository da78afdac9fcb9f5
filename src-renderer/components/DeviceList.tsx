import { CreditCard, IdCard, ScanQrCode } from 'lucide-react';
import type { ReactElement } from 'react';
import type { DeviceSnapshot } from '../../contract/devices.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { timeText } from '../logic/dates.ts';
import { DeviceStateChip } from './DeviceStateChip.tsx';
import styles from './DeviceList.module.css';

const ICONS = {
  scanner: ScanQrCode,
  'id-card-reader': IdCard,
  'smart-card-reader': CreditCard,
} as const;

interface DeviceListProps {
  readonly devices: readonly DeviceSnapshot[];
  /** With port, facts and the clerk's instruction. */
  readonly full?: boolean;
}

/** All devices with their state, since when, and why. */
export function DeviceList({ devices, full = false }: DeviceListProps): ReactElement {
  const t = useTexts();
  if (devices.length === 0) return <p className={styles.none}>{t('devices:none')}</p>;
  return (
    <ul className={styles.list}>
      {devices.map((device) => (
        <DeviceRow key={device.id} device={device} full={full} />
      ))}
    </ul>
  );
}

interface DeviceRowProps {
  readonly device: DeviceSnapshot;
  readonly full: boolean;
}

function DeviceRow({ device, full }: DeviceRowProps): ReactElement {
  const t = useTexts();
  const Icon = ICONS[device.kind];
  const facts = Object.entries(device.facts);
  return (
    <li className={styles.row}>
      <Icon className={styles.icon} aria-hidden="true" />
      <div className={styles.text}>
        <p className={styles.head}>
          <strong>{t(`devices:kind.${device.kind}`)}</strong>
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
        {full && (
          <p className={styles.facts}>
            {t('devices:port')} {device.path}
            {device.reason && ` · ${device.reason.code} ${device.reason.detail ?? ''}`}
          </p>
        )}
        {full && facts.length > 0 && (
          <p className={styles.facts}>
            {facts.map(([name, value]) => `${name} ${value}`).join(' · ')}
          </p>
        )}
      </div>
    </li>
  );
}
