import { ArrowRightLeft, IdCard, ScanQrCode, Trash2 } from 'lucide-react';
import type { JSX } from 'react';
import type { SimulatedDevice } from '../../control-api.ts';
import { DEFAULT_DEVICES } from '../../devices/default-devices.ts';
import { moveDevice, removeDevice, setPlugged, type Desk } from '../desk.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useBusy } from '../use-busy.ts';
import { DeviceTools } from './device-tools.tsx';

const ICONS = { scanner: ScanQrCode, 'id-card-reader': IdCard } as const;

/** One simulated device: its socket, its traffic, and under it the cable and what was asked. */
export function DeviceRow({ desk, device }: { desk: Desk; device: SimulatedDevice }): JSX.Element {
  const { t } = useTexts();
  const [busy, guarded] = useBusy();
  const Icon = ICONS[device.kind];
  const name = `${t(`devices.${device.kind}`)} ${device.id}`;
  const isDefault = DEFAULT_DEVICES.some(({ id }) => id === device.id);
  return (
    <li className="device" data-plugged={device.plugged}>
      <Icon size={22} strokeWidth={1.5} aria-hidden />
      <div className="device-name">
        <strong>{t(`devices.${device.kind}`)}</strong> <code>{device.id}</code>
        <code className="device-path">{device.path}</code>
      </div>
      <p className="device-bytes">
        <span key={`in ${device.bytesIn}`} className="pulse">
          {t('devices.in', { bytes: device.bytesIn })}
        </span>
        <span key={`out ${device.bytesOut}`} className="pulse">
          {t('devices.out', { bytes: device.bytesOut })}
        </span>
      </p>
      <button
        type="button"
        role="switch"
        className="switch"
        aria-checked={device.plugged}
        aria-label={t('devices.switch', { name })}
        disabled={busy}
        onClick={() => guarded(() => setPlugged(desk, device.id, !device.plugged))}
      >
        <span className="switch-track" aria-hidden />
        <span className="switch-word" aria-hidden>
          {t(device.plugged ? 'devices.plugged' : 'devices.unplugged')}
        </span>
      </button>
      <div className="device-more">
        <DeviceTools desk={desk} device={device} />
        <button
          type="button"
          className="quiet"
          aria-label={t('devices.moveLabel', { name })}
          disabled={busy}
          onClick={() => guarded(() => moveDevice(desk, device.id))}
        >
          <ArrowRightLeft size={14} aria-hidden />
          {t('devices.move')}
        </button>
        {!isDefault && (
          <button
            type="button"
            className="quiet"
            aria-label={t('devices.remove', { name })}
            disabled={busy}
            onClick={() => guarded(() => removeDevice(desk, device.id))}
          >
            <Trash2 size={14} aria-hidden />
          </button>
        )}
      </div>
    </li>
  );
}
