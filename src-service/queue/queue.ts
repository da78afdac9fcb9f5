import type { Clock } from '../../contract/clock.ts';
import type { Failure } from '../../contract/failures.ts';
import type { DiscardReason, QueueKind, QueueRow } from '../../contract/queue.ts';
import { mapOk, type Result } from '../../contract/result.ts';
import type { AuditTrail } from '../audit/trail.ts';
import type { Room } from '../store/ballast.ts';
import type { Db } from '../store/database.ts';
import { createDue } from './due.ts';
import { createLives } from './lives.ts';
import { lockedKeys } from './locked-keys.ts';
import { type DbRow, isSavedScan, rowOf, type SavedScan } from './row.ts';
import type { Sealer } from './seal.ts';
import { prepareStatements } from './statements.ts';
import { createStoreReader } from './store-reader.ts';
import { createStoreWriter } from './store-writer.ts';

/** Who goes first: a citizen who waits, what a citizen has decided, everything else. */
export const PRIORITIES = { citizen: 0, decision: 1, receipt: 2 } as const;
export type Priority = (typeof PRIORITIES)[keyof typeof PRIORITIES];
const IN_ORDER = Object.values(PRIORITIES);

/** Something that is to be done for certain, or until its time is over. */
export interface QueueIntent {
  readonly kind: QueueKind;
  /** Code system that it is for. */
  readonly destination: string;
  readonly priority: Priority;
  /** JSON; sealed in the store. */
  readonly payload: unknown;
  /** Absent: it waits until it is acknowledged. */
  readonly expiresAt?: number | undefined;
  readonly nextTryAt: number;
}

/** The right to try a row: whoever comes with an older token is told that it is not his any more. */
export interface Lease {
  readonly id: string;
  /** Fencing token. */
  readonly token: number;
}

/** A row with its payload, taken for one try. */
export interface LeasedRow {
  readonly row: QueueRow;
  readonly lease: Lease;
  /** `undefined` where its key is at hand and yet it cannot be opened: it is damaged. */
  readonly payload: unknown;
}

/** `stale`: the lease has run out or was taken away; `failed`: the store cannot be written. */
export type WriteBack = 'written' | 'stale' | 'failed';
/** How a row comes to its end. */
export type Ending = 'done' | 'expired' | 'dead';

export interface LeaseWish {
  /** Destinations that are not to be asked now. */
  readonly blocked: readonly string[];
  /** Nothing less urgent than this. */
  readonly atLeast: Priority;
  /** How long the try may take, in milliseconds. */
  readonly leaseMs: number;
  /** Rows that are in hand: nobody else gets them, whatever the machine's clock says. */
  readonly held?: readonly string[];
}

/**
 * The durable queue: what `add` has returned is on the disk, with its audit row. A store that cannot
 * be written (disk full, read only) is an expected failure: nothing throws, and every such call says
 * so. What only costs a repetition if a power cut takes it (leases, times of the next try) is written
 * without waiting for the disk; the next promise takes it along.
 */
export interface Queue {
  add(intent: QueueIntent): Result<QueueRow, Failure>;
  /**
   * Takes the most urgent row that is due; rows whose data key is not at hand are passed over.
   * Leases that have run out are given up first.
   */
  lease(wish: LeaseWish): LeasedRow | undefined;
  retry(lease: Lease, nextTryAt: number, why: Failure): WriteBack;
  /** Ends a row and wipes payload and key; only an outbox row that died keeps them, to be sent again. */
  finish(lease: Lease, state: Ending, why?: Failure): WriteBack;
  /** Ends an open row whoever holds it: whoever tries it is told `stale`. */
  end(id: string, state: Ending, why?: Failure): WriteBack;
  /** Makes every waiting row of a destination due now; until this process ends. */
  hasten(destination: string): void;
  /** A dead outbox row waits again; `stale` where there is none, or nothing to send is left. */
  resend(id: string): WriteBack;
  /** Gives up a dead row; `stale` where there is none. */
  discard(id: string, reason: DiscardReason): WriteBack;
  /** Data keys that rows are sealed with and that are not at hand; '' for rows that name none. */
  missingKeys(): readonly string[];
  /** Data keys have come or gone. */
  keysChanged(): void;
  /** Destinations that rows wait for. */
  destinations(): readonly string[];
  /** When the next row of these destinations is due; rows that are locked do not count. */
  nextTryAt(destinations: readonly string[], atLeast: Priority): number | undefined;
  /** Waiting rows that have outlived what they were for; at most 100. */
  overdue(): readonly QueueRow[];
  /** Whether a row has outlived what it was for: what this process has added, by the time that passes. */
  hasExpired(row: QueueRow): boolean;
  nextExpiry(): number | undefined;
  /** What a waiting row was added with; `undefined` where it has ended or cannot be opened. */
  payload(id: string): unknown;
  find(id: string): QueueRow | undefined;
  /** Saved scans that still wait, newest last. */
  savedScans(): SavedScan[];
  /**
   * Removes rows that ended before this, at most `limit`; dead rows with something to send stay.
   *
   * @returns how many; 0 also where the store cannot be written
   */
  prune(before: number, limit: number): number;
}

export interface QueueOptions {
  readonly db: Db;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly trail?: AuditTrail | undefined;
  /** Told after every write whether the store takes any. */
  readonly onStore?: (problem: Failure | undefined) => void;
  /** What is kept for a full disk. */
  readonly room?: Room | undefined;
  /** A payload was wiped: the write-ahead log holds its old page until it is truncated. */
  readonly onWiped?: () => void;
}

/** Leases of an earlier process are given up here: who opens the store is the only one who works on it. */
export function createQueue(options: QueueOptions): Queue {
  const { db, sealer, clock, trail } = options;
  const sql = prepareStatements(db);
  const due = createDue(sql, clock);
  const reading = createStoreReader((problem) => options.onStore?.(problem));
  let missing = reading(() => lockedKeys(db, sealer), []);
  let known: readonly string[] = [];
  const lives = createLives(clock);
  let locked = JSON.stringify(missing);
  const { promise, durably, lightly } = createStoreWriter(
    db,
    options.onStore ?? (() => {}),
    options.room,
  );

  function opened(row: DbRow | undefined): unknown {
    if (!row?.payload) return undefined;
    const { id, key_id: keyId, row_key: rowKey, payload } = row;
    return sealer.open(id, { keyId, rowKey, payload });
  }

  function rowsOf(ids: readonly string[]): DbRow[] {
    return ids.flatMap((id) => sql.byId.get(id) ?? []);
  }

  /** Changes one row and says so in the audit log, or does neither. */
  function change(id: string, write: (kind: QueueKind) => number, tell: Tell): WriteBack {
    const done = durably(() => {
      const kind = sql.byId.get(id)?.kind;
      if (kind === undefined || write(kind) === 0) return false;
      tell(kind);
      return true;
    });
    if (!done.ok) return 'failed';
    return done.value ? 'written' : 'stale';
  }

  function tellEnd(row: string, state: Ending, why?: Failure): Tell {
    return (kind) => {
      if (state === 'done') return trail?.append({ event: 'queue.done', row, kind });
      const code = why?.code ?? 'QUEUE_EXPIRED';
      trail?.append({ event: `queue.${state}`, row, kind, failure: code });
    };
  }

  function wiped(outcome: WriteBack, id: string): WriteBack {
    if (outcome !== 'written') return outcome;
    lives.over(id);
    options.onWiped?.();
    return outcome;
  }

  function how(kind: QueueKind, state: Ending, why?: Failure) {
    const keeps = kind === 'outbox' && state === 'dead' ? 1 : 0;
    return [state, clock.now(), why?.code ?? null, keeps, keeps] as const;
  }

  function best({ blocked, atLeast }: LeaseWish): DbRow | undefined {
    const open = sql.destinations.all().filter((one) => !blocked.includes(one));
    for (const priority of IN_ORDER) {
      if (priority > atLeast) return undefined;
      const rows = open.flatMap((one) => due.first(one, priority, locked) ?? []);
      const [first] = rows.sort((a, b) => a.next_try_at - b.next_try_at);
      if (first) return first;
    }
    return undefined;
  }

  // Where this fails, the leases run out by themselves.
  void lightly(() => sql.releaseAll.run());
  for (const { id, expires_at: end } of reading(() => sql.ending.all(), [])) lives.resume(id, end);

  return {
    add({ kind, destination, priority, payload, expiresAt, nextTryAt }) {
      const fresh = sealer.fresh();
      const { id } = fresh;
      const now = clock.now();
      const sealed = fresh.seal(payload);
      const { keyId, rowKey } = sealed;
      const added = promise(() => {
        sql.insert.run(
          ...([id, kind, destination, priority, now, expiresAt ?? null, nextTryAt] as const),
          ...([keyId, rowKey, sealed.payload] as const),
        );
        trail?.append({ event: 'queue.saved', row: id, kind });
      });
      if (!added.ok) return added;
      if (expiresAt !== undefined) lives.begin(id, expiresAt);
      if (nextTryAt > now) due.waits(destination, id);
      const end = expiresAt === undefined ? {} : { expiresAt };
      return mapOk(added, () => ({
        ...({ id, kind, state: 'pending', destination, createdAt: now } as const),
        ...end,
        ...{ nextTryAt, tries: 0 },
      }));
    },
    lease(wish) {
      const taken = lightly((): LeasedRow | undefined => {
        const now = clock.now();
        sql.releaseLate.run(now, now + wish.leaseMs, JSON.stringify(wish.held ?? []));
        const row = best(wish);
        if (!row) return undefined;
        sql.lease.run(now + wish.leaseMs, row.id);
        const leased = rowOf({ ...row, state: 'leased', tries: row.tries + 1 });
        const lease = { id: row.id, token: row.lease + 1 };
        return { row: leased, lease, payload: opened(row) };
      });
      return taken.ok ? taken.value : undefined;
    },
    retry({ id, token }, nextTryAt, why) {
      const done = lightly(() => {
        const row = sql.retry.run(nextTryAt, why.code, id, token).changes > 0 && sql.byId.get(id);
        if (row) due.waits(row.destination, id);
        return row;
      });
      if (!done.ok) return 'failed';
      return done.value ? 'written' : 'stale';
    },
    finish({ id, token }, state, why) {
      const write = (kind: QueueKind): number =>
        sql.finish.run(...how(kind, state, why), id, token).changes;
      return wiped(change(id, write, tellEnd(id, state, why)), id);
    },
    end(id, state, why) {
      const write = (kind: QueueKind): number => sql.end.run(...how(kind, state, why), id).changes;
      return wiped(change(id, write, tellEnd(id, state, why)), id);
    },
    hasten: (destination) => due.hasten(destination),
    resend(id) {
      const write = (): number => sql.resend.run(clock.now(), id).changes;
      const tell: Tell = (kind) => trail?.append({ event: 'queue.resent', row: id, kind });
      const outcome = change(id, write, tell);
      const end = outcome === 'written' ? reading(() => sql.byId.get(id)?.expires_at, null) : null;
      if (typeof end === 'number') lives.resume(id, end);
      return outcome;
    },
    discard(id, reason) {
      const write = (): number => sql.discard.run(clock.now(), id).changes;
      const event = 'queue.discarded';
      return wiped(
        change(id, write, (kind) => trail?.append({ event, row: id, kind, reason })),
        id,
      );
    },
    missingKeys: () => missing,
    keysChanged() {
      missing = reading(() => lockedKeys(db, sealer), missing);
      locked = JSON.stringify(missing);
    },
    destinations: () => (known = reading(() => sql.destinations.all(), known)),
    nextTryAt(destinations, atLeast) {
      const wanted = IN_ORDER.filter((priority) => priority <= atLeast);
      const read = (): number[] =>
        destinations.flatMap((one) =>
          wanted.flatMap((priority) => due.nextAt(one, priority, locked) ?? []),
        );
      const times = reading(read, [clock.now()]);
      return times.length === 0 ? undefined : Math.min(...times);
    },
    overdue: () =>
      reading(() => rowsOf(lives.overdue()), [])
        .filter(({ state }) => state === 'pending')
        .map(rowOf),
    hasExpired: ({ id, expiresAt }) => lives.hasEnded(id, expiresAt),
    nextExpiry: () => lives.next(),
    payload: (id) => reading(() => opened(sql.byId.get(id)), undefined),
    find(id) {
      const row = reading(() => sql.byId.get(id), undefined);
      return row && rowOf(row);
    },
    savedScans: () =>
      reading(() => rowsOf(lives.ids()), [])
        .filter(({ state }) => state === 'pending' || state === 'leased')
        .map(rowOf)
        .filter(isSavedScan),
    prune(before, limit) {
      const done = durably(() => sql.prune.run(before, limit).changes);
      return done.ok ? done.value : 0;
    },
  };
}

type Tell = (kind: QueueKind) => void;
