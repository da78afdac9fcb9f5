import { type AuditEvent } from '../../contract/audit.ts';
import type { Clock } from '../../contract/clock.ts';
import { GENESIS_FACT } from '../../audit/database.node.ts';
import { type Genesis, genesisHash, rowHash } from '../../audit/chain.ts';
import { nodeHasher } from '../../audit/hasher.node.ts';
import { canonicalText } from '../../crypto/canonical.ts';
import type { Db } from '../store/database.ts';
import { createFacts } from './facts.ts';
import { beginningOf } from './left.ts';
import type { FoundMark } from './mark.node.ts';
import { isStoreError } from './store-error.ts';

/** Writes the audit log (审计日志). */
export interface AuditTrail {
  /**
   * Appends an entry: within the transaction that is open on the store's connection, so that an intent
   * and its audit row are on the disk together, or neither; otherwise in one of its own.
   *
   * @throws as SQLite does where the store cannot be written; callers that promise something turn it
   * into `STORE_FAILED`
   */
  append(event: AuditEvent): void;
}

/** The last row of the chain, or what it begins with. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: Uint8Array;
}

/** What was found to be not as it was left. */
export type Doubt = 'rows' | 'anchors' | 'mark';

/** The chain in the store's table `audit`. */
export interface StoredChain extends AuditTrail {
  readonly genesis: Genesis;
  /**
   * The last row that this service has written; what a transaction took back is none. Where the table
   * holds another, that is an entry first.
   *
   * @throws as SQLite does
   */
  head(): ChainHead;
  /** Something else is not as it was left: it is the next entry. */
  distrust(why: Doubt): void;
}

export interface ChainOptions {
  readonly db: Db;
  readonly clock: Clock;
  /** Of the configuration; the chain keeps the one with which it was begun. */
  readonly terminalId: string;
  /** Who serves at the counter just now. */
  readonly operator: () => string | undefined;
  /** A row was put in, perhaps in a transaction that is still open. */
  readonly onRow: () => void;
  /** How far the log had come when it was left; absent where nobody has the key to tell. */
  readonly mark?: FoundMark | undefined;
  /** The log was found to be not as it was left. */
  readonly onBroken?: (() => void) | undefined;
}

type Row = [seq: number, at: number, operator: string | null, body: string, hash: Uint8Array];

function isSame(one: ChainHead, other: ChainHead): boolean {
  return one.seq === other.seq && Buffer.compare(one.hash, other.hash) === 0;
}

/**
 * Opens the chain, or begins it. What it writes it remembers, and goes on from that: a table that
 * somebody else has written is never taken over, and the break in it stays to be found.
 *
 * @throws as SQLite does where it cannot be begun
 */
export function openChain(options: ChainOptions): StoredChain {
  const { db, clock } = options;
  const facts = createFacts(db);
  const genesis = (facts.read(GENESIS_FACT) as Genesis | undefined) ?? {
    ...{ createdAt: clock.now(), terminalId: options.terminalId },
  };
  if (facts.read(GENESIS_FACT) === undefined) facts.write(GENESIS_FACT, genesis);
  const empty: ChainHead = { seq: 0, hash: genesisHash(genesis, nodeHasher) };
  const last = db.prepare<[], ChainHead>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const insert = db.prepare<Row>(
    'INSERT INTO audit (seq, at, operator, body, hash) VALUES (?, ?, ?, ?, ?)',
  );
  /** Only where the table ends with this hash: one step of SQLite for a look and a write. */
  const insertBehind = db.prepare<[...Row, last: Uint8Array | null]>(
    `INSERT INTO audit (seq, at, operator, body, hash) SELECT ?, ?, ?, ?, ?
     WHERE (SELECT hash FROM audit ORDER BY seq DESC LIMIT 1) IS ?`,
  );

  const inTable = (): ChainHead => last.get() ?? empty;
  const begun = beginningOf(db, options.mark, empty, inTable());
  /** The last row that is on the disk for good. */
  let settled = begun.head;
  /** Rows whose transaction may still be taken back, or back to one of them. */
  let fresh: ChainHead[] = [];
  /** What has to be said yet: `seq` where that stands in a transaction which is still open. */
  let doubt: { readonly why: Doubt; readonly seq?: number } | undefined;

  if (begun.doubt !== undefined) distrust(begun.doubt);

  function distrust(why: Doubt): void {
    doubt = { why };
    options.onBroken?.();
  }

  /** Looks what has become of fresh rows, outside of any transaction. */
  function settle(): void {
    if (!db.open || db.inTransaction) return;
    const found = inTable();
    const known = [settled, ...fresh].find((one) => isSame(one, found));
    if (!known) return;
    settled = known;
    fresh = [];
    if (doubt?.seq === undefined) return;
    doubt = settled.seq >= doubt.seq ? undefined : { why: doubt.why };
  }

  /** As soon as the transaction that is open now is over: they all end where they begin. */
  function settleSoon(): void {
    queueMicrotask(() => {
      try {
        settle();
      } catch (error) {
        // Whoever writes next is told.
        if (!isStoreError(error)) throw error;
      }
    });
  }

  /** What the next row follows; its number is one that is free. */
  function newest(): ChainHead {
    const found = inTable();
    const expected = fresh.at(-1) ?? settled;
    if (isSame(expected, found)) return found;
    if ([settled, ...fresh].some((one) => isSame(one, found))) return found;
    const { seq, hash } = expected;
    // At the start that was found out already.
    if (doubt?.seq !== undefined || doubt === undefined) distrust('rows');
    return { seq: Math.max(seq, found.seq), hash };
  }

  function rowBehind(before: ChainHead, event: AuditEvent): Row {
    const body = canonicalText(event);
    if (body === undefined) throw new TypeError('an event without a canonical form');
    const row = { seq: before.seq + 1, at: clock.now(), operator: options.operator(), body };
    const hash = rowHash(before.hash, row, nodeHasher);
    return [row.seq, row.at, row.operator ?? null, body, hash];
  }

  function added([seq, , , , hash]: Row): ChainHead {
    const head = { seq, hash };
    fresh.push(head);
    options.onRow();
    return head;
  }

  function put(before: ChainHead, event: AuditEvent): ChainHead {
    const row = rowBehind(before, event);
    insert.run(...row);
    return added(row);
  }

  /** Where all is as it was left, which is nearly always; false: nothing was written. */
  function putQuickly(event: AuditEvent): boolean {
    if (doubt) return false;
    const before = fresh.at(-1) ?? settled;
    const row = rowBehind(before, event);
    const last = before.seq === 0 ? null : before.hash;
    if (insertBehind.run(...row, last).changes === 0) return false;
    added(row);
    return true;
  }

  /** The end of the chain, behind whatever had to be said of it. */
  function end(): ChainHead {
    if (!db.inTransaction) settle();
    const before = newest();
    if (!doubt || doubt.seq !== undefined) return before;
    const { why } = doubt;
    const said = put(before, { event: 'audit.broken', why });
    doubt = { why, seq: said.seq };
    return said;
  }

  return {
    genesis,
    distrust,
    head() {
      const head = end();
      settle();
      return head;
    },
    append(event) {
      if (!putQuickly(event)) put(end(), event);
      settleSoon();
    },
  };
}
