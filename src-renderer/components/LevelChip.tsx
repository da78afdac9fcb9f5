import { ShieldCheck } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Subject } from '../../contract/session.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { shownLevel } from '../logic/levels.ts';
import { Chip } from './Chip.tsx';

type LevelOf = Pick<Subject, 'realNameLevel' | 'levelName'>;

/** The real-name level (实名等级) with what it stands for; nothing where nothing was checked. */
export function LevelChip({ subject }: { readonly subject: LevelOf }): ReactElement | null {
  const t = useTexts();
  const shown = shownLevel(subject);
  if (shown === undefined) return null;
  const text = t('session:identity.level', { level: shown });
  const word = t(`session:identity.levelWord.${shown}`);
  return <Chip tone="ok" icon={ShieldCheck} text={`${text} · ${word}`} />;
}
