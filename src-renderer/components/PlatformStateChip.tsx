import { CloudCheck, CloudOff, LoaderCircle } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Snapshot } from '../../contract/snapshot.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { Chip } from './Chip.tsx';

const LOOKS = {
  online: { tone: 'ok', icon: CloudCheck },
  offline: { tone: 'warn', icon: CloudOff },
  unknown: { tone: 'plain', icon: LoaderCircle },
} as const;

type PlatformState = Snapshot['platform']['state'];

export function PlatformStateChip({ state }: { readonly state: PlatformState }): ReactElement {
  const t = useTexts();
  return <Chip {...LOOKS[state]} text={t(`devices:platform.${state}`)} />;
}
