import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { Button } from '../../components/Button.tsx';
import { CountRing } from '../../components/CountRing.tsx';
import { NextTry } from '../../components/NextTry.tsx';
import { Panel } from '../../components/Panel.tsx';
import { QueueSteps } from '../../components/QueueSteps.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import { Frame } from '../Frame.tsx';
import styles from './Centred.module.css';

/** The platform is away, the scan is safe, and the terminal waits so that nobody has to. */
export function QueuedPage({ session }: { readonly session: SessionOf<'queued'> }): ReactElement {
  const { send } = useTerminal();
  const t = useTexts();
  const { sessionId, queuedAt, expiresAt } = session;
  return (
    <Frame
      kicker={t('session:queued.validFor')}
      title={t('session:queued.title')}
      lead={t('session:queued.text')}
      gate={<CountRing from={queuedAt} until={expiresAt} />}
      actions={
        <Button size="large" onPress={() => send('session.end', { sessionId })}>
          {t('session:queued.end')}
        </Button>
      }
    >
      <div className={styles.centred}>
        <Panel>
          <QueueSteps />
        </Panel>
        <NextTry session={session} />
      </div>
    </Frame>
  );
}
