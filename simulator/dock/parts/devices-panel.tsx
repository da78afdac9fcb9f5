import { Cable } from 'lucide-react';
import type { JSX } from 'react';
import type { DevicesState } from '../../control-api.ts';
import type { Desk } from '../desk.ts';
import { useTexts } from '../i18n/i18n.ts';
import { AddDevice } from './add-device.tsx';
import { DeviceRow } from './device-row.tsx';
import { Panel } from './panel.tsx';

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
      <AddDevice desk={desk} devices={state.devices} />
    </Panel>
  );
}
