import { Hand } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { useNow } from '../app/use-now.ts';
import { Button } from '../components/Button.tsx';
import { CountRing } from '../components/CountRing.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import type { SessionOf } from '../logic/session-of.ts';
import styles from './IdleWarning.module.css';

interface IdleWarningProps {
  readonly session: SessionOf<'certificates'>;
}

/** Before an abandoned session ends: time enough to say no with one touch (GB/T 37668, 2.2.1). */
export function IdleWarning({ session }: IdleWarningProps): ReactElement | null {
  const { clock, send } = useTerminal();
  const t = useTexts();
  const { sessionId, warnAt, endsAt } = session;
  if (useNow(clock) < warnAt) return null;
  const stay = (): void => send('session.extend', { sessionId });
  return (
    <Dialog title={t('session:warn.title')} onClose={stay}>
      <div className={styles.body}>
        <CountRing from={warnAt} until={endsAt} tone="paper" />
        <p>{t('session:warn.text')}</p>
      </div>
      <Button kind="primary" size="large" icon={Hand} onPress={stay} autoFocus>
        {t('session:warn.stay')}
      </Button>
      <Button size="large" onPress={() => send('session.end', { sessionId })}>
        {t('session:warn.leave')}
      </Button>
    </Dialog>
  );
}
