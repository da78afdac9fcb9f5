import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { useNow } from '../../app/use-now.ts';
import { Button } from '../../components/Button.tsx';
import { CalmLine } from '../../components/CalmLine.tsx';
import { CountRing } from '../../components/CountRing.tsx';
import { StepList } from '../../components/StepList.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import { CALM_AFTER_MS, stepMarks } from '../../logic/steps.ts';
import type { KeyAction } from '../keyboard-map.ts';
import { Sheet } from './Sheet.tsx';

interface WorkingPaneProps {
  readonly session: SessionOf<'working' | 'reading-card'>;
  readonly onAct: (action: KeyAction) => void;
}

/** A card is read or a scan is on its way. */
export function WorkingPane({ session, onAct }: WorkingPaneProps): ReactElement {
  const t = useTexts();
  const { clock } = useTerminal();
  const now = useNow(clock);
  const end = (
    <Button keyCap="Esc" onPress={() => onAct({ do: 'end' })}>
      {t('counter:keys.end')}
    </Button>
  );
  if (session.state === 'reading-card') {
    return (
      <Sheet title={t('session:reading.title')} lead={t('session:reading.text')} actions={end} />
    );
  }
  const way = session.via === 'code' ? 'code' : 'card';
  const steps = stepMarks(session.step).map(({ step, mark }) => ({
    text: t(`session:working.${way}.${step}`),
    mark,
  }));
  return (
    <Sheet
      title={t('session:working.title')}
      lead={t('session:working.text')}
      aside={<CountRing from={session.startedAt} until={session.deadline} tone="paper" />}
      actions={end}
    >
      <StepList steps={steps} />
      <CalmLine shown={now - session.startedAt >= CALM_AFTER_MS} />
    </Sheet>
  );
}
