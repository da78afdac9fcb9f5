import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import type { QueueRow } from '../../contract/queue.ts';
import { Button } from '../components/Button.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { durationText } from '../logic/durations.ts';
import { DiscardForm } from './DiscardForm.tsx';
import type { QueueAction } from './queue-action.ts';
import { destinationText, rowName } from './queue-words.ts';
import styles from './DeadRow.module.css';

interface DeadRowProps {
  readonly row: QueueRow;
  /** In milliseconds since 1970. */
  readonly now: number;
  /** An action is under way. */
  readonly isBusy: boolean;
  readonly onAct: (action: QueueAction) => void;
}

/** A row that the other side did not take: why, what to do about it, and the two ways out. */
export function DeadRow({ row, now, isBusy, onAct }: DeadRowProps): ReactElement {
  const t = useTexts();
  const [isAsking, setAsking] = useState(false);
  const card = useRef<HTMLLIElement>(null);
  const wasAsking = useRef(false);
  const name = rowName(row, now, t);
  // Of anything else nothing is left that could be sent.
  const canResend = row.kind === 'outbox';

  useEffect(() => {
    if (wasAsking.current && !isAsking) card.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);

  function onKeyDown(event: KeyboardEvent): void {
    // Enter on one of its buttons is that button's.
    if (isBusy || event.repeat || event.target !== event.currentTarget) return;
    if (event.key === 'Enter' && canResend) onAct({ do: 'resend', row });
    else if (event.key === 'Delete') setAsking(true);
    else return;
    event.preventDefault();
  }

  return (
    <li
      ref={card}
      className={styles.row}
      tabIndex={0}
      aria-label={name}
      data-row={row.id}
      onKeyDown={onKeyDown}
    >
      <div className={styles.what}>
        <strong>{name}</strong>
        <span>{destinationText(row.destination, t)}</span>
        <span>{t('queue:row.age', { duration: durationText(now - row.createdAt, t) })}</span>
        <span>{t('queue:row.tries', { count: row.tries })}</span>
      </div>
      <div className={styles.reason}>
        {row.lastFailure ? (
          <>
            <strong>{t(`failures:${row.lastFailure}.title`)}</strong>
            <p>{t(`failures:${row.lastFailure}.clerk`)}</p>
          </>
        ) : (
          <strong>{t('queue:dead.noReason')}</strong>
        )}
      </div>
      {isAsking ? (
        <DiscardForm
          onDiscard={(reason) => {
            setAsking(false);
            onAct({ do: 'discard', row, reason });
          }}
          onBack={() => setAsking(false)}
        />
      ) : (
        <div className={styles.buttons}>
          {canResend && (
            <Button keyCap="Enter" disabled={isBusy} onPress={() => onAct({ do: 'resend', row })}>
              {t('queue:dead.resend')}
            </Button>
          )}
          <Button kind="quiet" keyCap="Del" disabled={isBusy} onPress={() => setAsking(true)}>
            {t('queue:dead.discard')}
          </Button>
        </div>
      )}
    </li>
  );
}
