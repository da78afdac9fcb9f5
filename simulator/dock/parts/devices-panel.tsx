import { Cable, IdCard, ScanQrCode } from 'lucide-react';
import type { JSX } from 'react';
import type { DevicesState, SimulatedDevice } from '../../control-api.ts';
import { setPlugged, type Desk } from '../desk.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useBusy } from '../use-busy.ts';
import { Panel } from './panel.tsx';

const ICONS = { scanner: ScanQrCode, 'id-card-reader': IdCard } as const;

/** Every simulated device with its socket and its traffic. */
export function DevicesPanel({ desk, state }: { desk: Desk; state: DevicesState }): JSX.Element {
  const { t } = useTexts();
  return (
    <Panel
      name="devices"
      title={t('devices.title')}
      icon={Cable}
      aside={<span className="hint">{t(`devices.link.${state.link}`)}</span>}
    >
      {state.devices.length === 0 && <p className="hint">{t('devices.none')}</p>}
      <ul className="devices">
        {state.devices.map((device) => (
          <DeviceRow key={device.id} desk={desk} device={device} />
        ))}
      </ul>
    </Panel>
  );
}

function DeviceRow({ desk, device }: { desk: Desk; device: SimulatedDevice }): JSX.Element {
  const { t } = useTexts();
  const [busy, guarded] = useBusy();
  const Icon = ICONS[device.kind];
  const name = `${t(`devices.${device.kind}`)} ${device.id}`;
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
    </li>
  );
}
