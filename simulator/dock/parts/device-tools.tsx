import type { JSX } from 'react';
import type { Asked, SimulatedDevice } from '../../control-api.ts';
import { FAULT_PLANS } from '../../devices/fault-plans.ts';
import { timeOfDay } from '../activity.ts';
import { setDeviceFaults, type Desk } from '../desk.ts';
import { useTexts } from '../i18n/i18n.ts';
import { Select } from './select.tsx';

/** Lines that are drawn; the device keeps more. */
const SHOWN = 6;

/** The cable of a device, what is wrong with it, and what the terminal asked of the device. */
export function DeviceTools({
  desk,
  device,
}: {
  desk: Desk;
  device: SimulatedDevice;
}): JSX.Element {
  const { t, language } = useTexts();
  const { faults } = device;
  const effect = FAULT_PLANS.get(faults?.name ?? '')?.effect[language] ?? faults?.about;
  return (
    <details className="device-tools">
      <summary data-bad={faults !== undefined || undefined}>
        {t('devices.tools')}
        {effect !== undefined && <span className="hint">{effect}</span>}
      </summary>
      <Select
        label={t('devices.plan')}
        options={[
          { value: '', label: t('devices.well') },
          ...[...FAULT_PLANS].map(([id, { name }]) => ({ value: id, label: name[language] })),
        ]}
        value={faults?.name ?? ''}
        onChoose={(id) => {
          const plan = FAULT_PLANS.get(id);
          void setDeviceFaults(desk, device.id, plan && { id, name: plan.name[language] });
        }}
      />
      <AskedList asked={device.asked} />
    </details>
  );
}

function AskedList({ asked }: { asked: readonly Asked[] }): JSX.Element {
  const { t } = useTexts();
  return (
    <>
      <span className="label">{t('devices.asked')}</span>
      <ul className="asked">
        {asked.length === 0 && <li className="hint">{t('devices.askedNothing')}</li>}
        {asked.slice(0, SHOWN).map(({ at, what, detail, times }, index) => (
          <li key={index} data-what={what}>
            <time>{timeOfDay(at)}</time> {t(`asked.${what}`)} <code>{detail}</code>
            {times > 1 && ` × ${times}`}
          </li>
        ))}
      </ul>
    </>
  );
}
