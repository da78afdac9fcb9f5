import type { ReactElement } from 'react';
import { Button } from '../../components/Button.tsx';
import { CountRing } from '../../components/CountRing.tsx';
import { NextTry } from '../../components/NextTry.tsx';
import { QueueSteps } from '../../components/QueueSteps.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import type { KeyAction } from '../keyboard-map.ts';
import { Sheet } from './Sheet.tsx';

interface QueuedPaneProps {
  readonly session: SessionOf<'queued'>;
  readonly onAct: (action: KeyAction) => void;
}

/** The scan waits in the queue. */
export function QueuedPane({ session, onAct }: QueuedPaneProps): ReactElement {
  const t = useTexts();
  return (
    <Sheet
      title={t('session:queued.title')}
      lead={t('session:queued.text')}
      aside={<CountRing from={session.queuedAt} until={session.expiresAt} tone="paper" />}
      actions={
        <Button keyCap="Esc" onPress={() => onAct({ do: 'end' })}>
          {t('session:queued.end')}
        </Button>
      }
    >
      <QueueSteps />
      <NextTry session={session} />
    </Sheet>
  );
}
