import type { QueueRow } from '../../../contract/queue.ts';
import type { Snapshot } from '../../../contract/snapshot.ts';

/** What a saved scan holds sealed. */
export interface SavedContent {
  /** Name under which the platform sees it. */
  readonly requestId: string;
  /** When its code ends, by the word of who issued it; the terminal may believe it lives longer. */
  readonly codeEndsAt: number | undefined;
}

/** A row of the queue that main was told of: from then on it must not be lost. */
export interface PromisedRow {
  readonly id: string;
  readonly kind: QueueRow['kind'];
  /** What is in it; `undefined` where it could not be looked up before its end wiped it. */
  content?: SavedContent | undefined;
  /** The citizen has left before it was done. */
  isWithdrawn: boolean;
}

/** What main was told by one terminal, written down when it arrived. */
export interface Ledger {
  readonly rows: ReadonlyMap<string, PromisedRow>;
  /** Sessions whose certificates were listed: their consent was recorded. */
  readonly granted: ReadonlySet<string>;
  /** Certificates that the window may show, by session. */
  readonly shown: ReadonlyMap<string, ReadonlySet<string>>;
  note(snapshot: Snapshot): void;
  /** A new service begins: its first snapshot follows nothing. */
  begun(): void;
  /** The citizen leaves while these rows wait. */
  withdrawn(rows: readonly QueueRow[]): void;
}

const WAITING: readonly QueueRow['state'][] = ['pending', 'leased'];

/** Whether the citizen of a saved scan can still be withdrawn from it. */
export function isWaitingScan({ kind, state }: QueueRow): boolean {
  return kind === 'deferred-verification' && WAITING.includes(state);
}

/** Whether somebody else has come while a scan was waiting: it is withdrawn. */
function hasMadeWay({ session: before }: Snapshot, { session }: Snapshot): boolean {
  if (before.state !== 'queued') return false;
  const isAnother = 'sessionId' in session && session.sessionId !== before.sessionId;
  return isAnother && (session.state === 'reading-card' || session.state === 'working');
}

/** @param contentOf looks a row up in the store */
export function createLedger(contentOf: (row: QueueRow) => SavedContent | undefined): Ledger {
  const rows = new Map<string, PromisedRow>();
  const granted = new Set<string>();
  let before: Snapshot | undefined;
  const shown = new Map<string, Set<string>>();

  function noteRow(row: QueueRow): void {
    const known = rows.get(row.id);
    if (known?.content) return;
    const content = isWaitingScan(row) ? contentOf(row) : undefined;
    if (known) known.content = content;
    else {
      const { id, kind } = row;
      rows.set(id, { id, kind, content, isWithdrawn: false });
    }
  }

  function leave(waiting: readonly QueueRow[]): void {
    for (const { id } of waiting) {
      const row = rows.get(id);
      if (row) row.isWithdrawn = true;
    }
  }

  return {
    ...{ rows, granted, shown },
    note(snapshot) {
      const { queue, session } = snapshot;
      for (const row of queue.rows) noteRow(row);
      if (before && hasMadeWay(before, snapshot)) leave(before.queue.rows.filter(isWaitingScan));
      before = snapshot;
      if (session.state !== 'certificates') return;
      granted.add(session.sessionId);
      if (session.opened?.state !== 'ready') return;
      const seen = shown.get(session.sessionId) ?? new Set();
      shown.set(session.sessionId, seen.add(session.opened.certificateId));
    },
    begun: () => void (before = undefined),
    withdrawn: leave,
  };
}
