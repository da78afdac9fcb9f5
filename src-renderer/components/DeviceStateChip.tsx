import { CircleCheck, LoaderCircle, ScanLine, TriangleAlert, Unplug } from 'lucide-react';
import type { ReactElement } from 'react';
import type { DeviceState } from '../../contract/devices.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { Chip } from './Chip.tsx';

const LOOKS = {
  ready: { tone: 'ok', icon: CircleCheck },
  busy: { tone: 'active', icon: ScanLine },
  opening: { tone: 'plain', icon: LoaderCircle },
  absent: { tone: 'warn', icon: Unplug },
  faulty: { tone: 'bad', icon: TriangleAlert },
} as const;

export function DeviceStateChip({ state }: { readonly state: DeviceState }): ReactElement {
  const t = useTexts();
  return <Chip {...LOOKS[state]} text={t(`devices:state.${state}`)} />;
}
