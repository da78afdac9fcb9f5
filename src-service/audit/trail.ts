import { type AuditEvent } from '../../contract/audit.ts';
import type { Clock } from '../../contract/clock.ts';
import { GENESIS_FACT } from '../../audit/database.node.ts';
import { type Genesis, genesisHash, rowHash } from '../../audit/chain.ts';
import { nodeHasher } from '../../audit/hasher.node.ts';
import { canonicalText } from '../../crypto/canonical.ts';
import type { Db } from '../store/database.ts';
import { createFacts } from './facts.ts';

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

/** The chain in the store's table `audit`. */
export interface StoredChain extends AuditTrail {
  readonly genesis: Genesis;
  /** As it stands in the table: what a transaction takes back is not in it. */
  head(): ChainHead;
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
}

/**
 * Opens the chain, or begins it.
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
  const beginning: ChainHead = { seq: 0, hash: genesisHash(genesis, nodeHasher) };
  const last = db.prepare<[], ChainHead>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const insert = db.prepare<[number, number, string | null, string, Uint8Array]>(
    'INSERT INTO audit (seq, at, operator, body, hash) VALUES (?, ?, ?, ?, ?)',
  );

  function head(): ChainHead {
    return last.get() ?? beginning;
  }

  return {
    genesis,
    head,
    append(event) {
      const before = head();
      const body = canonicalText(event);
      if (body === undefined) throw new TypeError('an event without a canonical form');
      const row = {
        ...{ seq: before.seq + 1, at: clock.now(), operator: options.operator(), body },
      };
      const hash = rowHash(before.hash, row, nodeHasher);
      insert.run(row.seq, row.at, row.operator ?? null, body, hash);
      options.onRow();
    },
  };
}
