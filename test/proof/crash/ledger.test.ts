import { expect, test } from 'vitest';
import type { QueueRow } from '../../../contract/queue.ts';
import type { SessionView } from '../../../contract/session.ts';
import type { Snapshot } from '../../../contract/snapshot.ts';
import { createLedger } from './ledger.ts';

const ROW: QueueRow = {
  ...{ id: 'row-1', kind: 'deferred-verification', state: 'pending', destination: '1390000' },
  ...{ createdAt: 1, expiresAt: 9, nextTryAt: 2, tries: 0 },
};
const CONTENT = { requestId: 'r-1', codeEndsAt: 8 };

function snapshot(session: object, rows: readonly QueueRow[] = []): Snapshot {
  return { session: session as SessionView, queue: { rows } } as unknown as Snapshot;
}
const queued = (sessionId: string): object => ({ state: 'queued', sessionId });

test('a row is written down once, with what is in it while it waits', () => {
  const asked: string[] = [];
  const ledger = createLedger(({ id, state }) => {
    asked.push(`${id} ${state}`);
    return asked.length > 1 ? CONTENT : undefined;
  });
  ledger.note(snapshot({ state: 'idle' }, [ROW]));
  expect(ledger.rows.get('row-1')?.content).toBeUndefined();
  ledger.note(snapshot({ state: 'idle' }, [ROW]));
  ledger.note(snapshot({ state: 'idle' }, [{ ...ROW, state: 'done' }]));
  expect(ledger.rows.get('row-1')).toMatchObject({ content: CONTENT, isWithdrawn: false });
  expect(asked).toEqual(['row-1 pending', 'row-1 pending']);
});

test('certificates that may be shown are written down by session', () => {
  const ledger = createLedger(() => undefined);
  const page = (certificateId: string, state: string): object => ({
    ...{ state: 'certificates', sessionId: 's-1', opened: { certificateId, state } },
  });
  ledger.note(snapshot(page('c1', 'loading')));
  expect([[...ledger.granted], ledger.shown.size]).toEqual([['s-1'], 0]);
  for (const id of ['c1', 'c2', 'c2']) ledger.note(snapshot(page(id, 'ready')));
  expect([...(ledger.shown.get('s-1') ?? [])]).toEqual(['c1', 'c2']);
});

test('a scan is withdrawn by whoever leaves, or makes way for the next', () => {
  const ledger = createLedger(() => CONTENT);
  ledger.note(snapshot(queued('s-1'), [ROW]));
  ledger.begun();
  ledger.note(snapshot({ state: 'working', sessionId: 's-2' }, [ROW]));
  expect(ledger.rows.get('row-1')?.isWithdrawn).toBe(false);
  ledger.note(snapshot(queued('s-3'), [ROW]));
  ledger.note(snapshot({ state: 'reading-card', sessionId: 's-4' }));
  expect(ledger.rows.get('row-1')?.isWithdrawn).toBe(true);

  const other = createLedger(() => CONTENT);
  other.note(snapshot(queued('s-1'), [ROW]));
  other.withdrawn([ROW]);
  expect(other.rows.get('row-1')?.isWithdrawn).toBe(true);
});
