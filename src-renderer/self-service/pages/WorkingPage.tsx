import { ShieldCheck } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { useNow } from '../../app/use-now.ts';
import { Button } from '../../components/Button.tsx';
import { CalmLine } from '../../components/CalmLine.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Ring } from '../../components/Ring.tsx';
import { StepList } from '../../components/StepList.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { fractionLeft } from '../../logic/countdown.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import { CALM_AFTER_MS, stepMarks } from '../../logic/steps.ts';
import { Frame } from '../Frame.tsx';
import styles from './Centred.module.css';

/** The steps of a scan, ticked off one by one. */
export function WorkingPage({ session }: { readonly session: SessionOf<'working'> }): ReactElement {
  const { clock, send } = useTerminal();
  const t = useTexts();
  const now = useNow(clock);
  const { sessionId, via, startedAt, deadline } = session;
  const way = via === 'code' ? 'code' : 'card';
  const steps = stepMarks(session.step).map(({ step, mark }) => ({
    text: t(`session:working.${way}.${step}`),
    mark,
  }));
  return (
    <Frame
      title={t('session:working.title')}
      lead={t('session:working.text')}
      gate={
        <Ring fraction={1 - fractionLeft(startedAt, deadline, now)}>
          <ShieldCheck aria-hidden="true" />
        </Ring>
      }
      actions={
        <Button size="large" onPress={() => send('session.end', { sessionId })}>
          {t('end')}
        </Button>
      }
    >
      <div className={styles.centred}>
        <Panel>
          <StepList steps={steps} />
        </Panel>
        <CalmLine shown={now - startedAt >= CALM_AFTER_MS} />
      </div>
    </Frame>
  );
}
