import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import type { RequestError } from '../../contract/requests.ts';
import { useTerminal } from '../app/terminal-context.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { stampText } from '../logic/dates.ts';
import type { CommandRun } from './run-command.ts';
import styles from './CommandOutcome.module.css';

/** How the last command went; stands there before it is needed, so that it is read aloud. */
export function CommandOutcome({ run }: { readonly run: CommandRun | undefined }): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Its card may reach below what is in sight.
    if (run) place.current?.scrollIntoView({ block: 'nearest' });
  }, [run]);
  return (
    <div ref={place} className={styles.outcome} data-state={run?.state} role="status">
      {run && <Outcome run={run} />}
    </div>
  );
}

function Outcome({ run }: { readonly run: CommandRun }): ReactElement {
  const { clock } = useTerminal();
  const t = useTexts();
  const command = t(`devices:command.${run.command}`);
  switch (run.state) {
    case 'running':
      return <p>{t('devices:run.running', { command })}</p>;
    case 'done':
      return <p>{t('devices:run.done', { command, time: stampText(run.at, clock.now()) })}</p>;
    case 'failed':
      return (
        <>
          <p className={styles.title}>{t('devices:run.failed', { command })}</p>
          <Why error={run.error} />
        </>
      );
  }
}

function Why({ error }: { readonly error: RequestError }): ReactElement {
  const t = useTexts();
  const { failure, reason } = error;
  if (!failure) {
    return <p>{t(`devices:run.${reason === 'failed' ? 'invalid' : reason}`)}</p>;
  }
  return (
    <>
      <p>
        {t(`failures:${failure.code}.title`)} · {t(`failures:${failure.code}.technician`)}
      </p>
      <p className={styles.code}>
        {failure.code} {failure.detail}
      </p>
    </>
  );
}
