import { Hourglass } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTerminal } from '../../app/terminal-context.ts';
import { useNow } from '../../app/use-now.ts';
import { Button } from '../../components/Button.tsx';
import { useTexts } from '../../i18n/use-texts.ts';
import { secondsLeft } from '../../logic/countdown.ts';
import type { SessionOf } from '../../logic/session-of.ts';
import styles from './WarnLine.module.css';

interface WarnLineProps {
  readonly session: SessionOf<'certificates'>;
}

/** The session closes soon; any key keeps it, so that this is a line and not a wall. */
export function WarnLine({ session }: WarnLineProps): ReactElement | null {
  const { clock, send } = useTerminal();
  const t = useTexts();
  const now = useNow(clock);
  if (now < session.warnAt) return null;
  return (
    <div className={styles.warn} role="alert">
      <Hourglass aria-hidden="true" />
      {t('counter:warn.text')} · {t('secondsLeft', { count: secondsLeft(session.endsAt, now) })}
      <Button onPress={() => send('session.extend', { sessionId: session.sessionId })}>
        {t('counter:warn.stay')}
      </Button>
    </div>
  );
}
