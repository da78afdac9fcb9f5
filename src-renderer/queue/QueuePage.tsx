import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTerminal } from '../app/terminal-context.ts';
import { useNow } from '../app/use-now.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { ActionOutcome } from './ActionOutcome.tsx';
import { DeadRow } from './DeadRow.tsx';
import { EmptyQueue } from './EmptyQueue.tsx';
import { EndedList } from './EndedList.tsx';
import { runQueueAction } from './queue-action.ts';
import type { QueueAction, QueueActionRun } from './queue-action.ts';
import { orderQueue } from './queue-order.ts';
import { QueueCounts } from './QueueCounts.tsx';
import { QueueKeys } from './QueueKeys.tsx';
import { QueueNotes } from './QueueNotes.tsx';
import { useRowFocus } from './use-row-focus.ts';
import { WaitingGroup } from './WaitingGroup.tsx';
import list from '../components/ListPage.module.css';
import styles from './QueuePage.module.css';

/** How often ages and countdowns move on, in milliseconds. */
const TICK_MS = 1_000;

/** The clerk's view of the queue (待续办): what needs him, what waits, what has ended. */
export function QueuePage({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { snapshot, clock, request } = useTerminal();
  const t = useTexts();
  const now = useNow(clock, TICK_MS);
  const [run, setRun] = useState<QueueActionRun>();
  const { queue, platform } = snapshot;
  const { dead, waiting, ended, unlisted } = orderQueue(queue);
  const page = useRowFocus();
  const moment = { now, isOffline: platform.state === 'offline' };
  const isEmpty = queue.waiting + queue.dead === 0;
  const isBusy = run?.state === 'running';

  function act(action: QueueAction): void {
    if (!isBusy) void runQueueAction(request, action, setRun);
  }

  return (
    <Dialog title={t('queue:title')} onClose={onClose} size="full">
      <div className={`${list.lead ?? ''} ${styles.lead ?? ''}`}>
        {t('queue:lead')}
        <QueueKeys withRows={dead.length > 0} />
      </div>
      <ActionOutcome run={run} now={now} />
      <div {...page} className={list.page}>
        {!isEmpty && <QueueCounts queue={queue} moment={moment} />}
        <QueueNotes platform={platform} locked={queue.locked} unlisted={unlisted} now={now} />
        {dead.length > 0 && (
          <section className={styles.part}>
            <h3>{t('queue:dead.title')}</h3>
            <p className={styles.note}>{t('queue:dead.lead')}</p>
            <ul className={styles.rows}>
              {dead.map((row) => (
                <DeadRow key={row.id} row={row} now={now} isBusy={isBusy} onAct={act} />
              ))}
            </ul>
          </section>
        )}
        {waiting.length > 0 && (
          <section className={styles.part}>
            <h3>{t('queue:waiting.title')}</h3>
            {waiting.map((group) => (
              <WaitingGroup key={group.destination} group={group} moment={moment} />
            ))}
          </section>
        )}
        {isEmpty && <EmptyQueue />}
        {ended.length > 0 && (
          <section className={styles.part}>
            <h3>{t('queue:ended.title')}</h3>
            <EndedList rows={ended} now={now} />
          </section>
        )}
      </div>
      <Button kind="primary" onPress={onClose} keyCap="Esc">
        {t('close')}
      </Button>
    </Dialog>
  );
}
