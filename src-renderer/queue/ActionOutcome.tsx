import type { ReactElement } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import type { QueueActionRun } from './queue-action.ts';
import { rowName } from './queue-words.ts';
import styles from './ActionOutcome.module.css';

interface ActionOutcomeProps {
  readonly run: QueueActionRun | undefined;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** How the last action went; stands there before it is needed, so that it is read aloud. */
export function ActionOutcome({ run, now }: ActionOutcomeProps): ReactElement {
  return (
    <div className={styles.outcome} data-state={run?.state} role="status">
      {run && <Outcome run={run} now={now} />}
    </div>
  );
}

function Outcome({
  run,
  now,
}: {
  readonly run: QueueActionRun;
  readonly now: number;
}): ReactElement {
  const t = useTexts();
  const what = rowName(run.action.row, now, t);
  switch (run.state) {
    case 'running':
      return <p>{t('queue:outcome.running')}</p>;
    case 'done':
      return (
        <p>{t(`queue:outcome.${run.action.do === 'resend' ? 'resent' : 'discarded'}`, { what })}</p>
      );
    case 'failed': {
      const { failure, reason } = run.error;
      return (
        <p>
          <strong>{t('queue:outcome.failed', { what })}</strong>{' '}
          {failure
            ? t(`failures:${failure.code}.clerk`)
            : t(`queue:outcome.${reason === 'failed' ? 'invalid' : reason}`)}
        </p>
      );
    }
  }
}
