import { Plus } from 'lucide-react';
import { useState, type JSX } from 'react';
import { familySchema, type Family, type SimulatedDevice } from '../../control-api.ts';
import { FAMILY_NAMES } from '../../devices/family-names.ts';
import { addDevice, type Desk } from '../desk.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useBusy } from '../use-busy.ts';
import { freeId } from '../view/free-id.ts';
import { Select } from './select.tsx';

interface AddDeviceProps {
  readonly desk: Desk;
  readonly devices: readonly SimulatedDevice[];
}

/** Plugs in one more device of a family. */
export function AddDevice({ desk, devices }: AddDeviceProps): JSX.Element {
  const { t, language } = useTexts();
  const [family, setFamily] = useState<Family>('newland-unified');
  const [busy, guarded] = useBusy();
  return (
    <div className="add-device">
      <Select
        label={t('devices.family')}
        options={familySchema.options.map((value) => ({
          value,
          label: FAMILY_NAMES[value][language],
        }))}
        value={family}
        onChoose={(value) => setFamily(familySchema.catch(family).parse(value))}
      />
      <button
        type="button"
        disabled={busy}
        onClick={() => guarded(() => addDevice(desk, freeId(family, devices), family))}
      >
        <Plus size={16} aria-hidden />
        {t('devices.add')}
      </button>
    </div>
  );
}
