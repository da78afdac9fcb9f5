import { equalInConstantTime } from '../crypto/bytes.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { type Anchor, type Chain, isSigned } from './anchor.ts';
import type { Break, BreakKind } from './break.ts';
import { type AuditRow, type Genesis, genesisHash, rowHash } from './chain.ts';
import type { Hasher } from './hasher.ts';

export interface VerifierOptions {
  readonly genesis: Genesis;
  readonly hasher: Hasher;
  readonly provider: CryptoProvider;
  /** Public keys that the terminal may have signed with; without them any key is taken, and told. */
  readonly keys?: ReadonlySet<string> | undefined;
  /** What the head of an export promises; absent for a database, which has to be the whole log. */
  readonly promised?: Promised | undefined;
}

export interface Promised {
  readonly first: number;
  readonly last: number;
  readonly anchors: number;
  /**
   * The whole log, noted in itself: `audit.exported` stands behind its last anchor but one, so that
   * it cannot have been cut at an earlier anchor unless there was an export then.
   */
  readonly noted: boolean;
}

/** What was found out about a log. */
export interface AuditReport extends Genesis {
  readonly rows: number;
  readonly anchors: number;
  /** Numbers of the first and the last row that were verified; 0 where there is none. */
  readonly first: number;
  readonly last: number;
  /** Last row that a signature vouches for, 0 for none: whatever stood behind it is not witnessed. */
  readonly witnessed: number;
  /** When the last signature was made, in milliseconds since 1970; 0 where there is none. */
  readonly witnessedAt: number;
  /** Whether the end is bound: a database, or an export that its log has noted. */
  readonly isEndBound: boolean;
  /** Where it begins: with the chain, behind what was pruned, or with a part that was exported. */
  readonly beginning: 'genesis' | 'pruned' | 'excerpt';
  /** Keys that signed, at most 8. */
  readonly signKeys: readonly string[];
  /** Absent: nothing is broken. */
  readonly broken?: Break;
}

/**
 * Holds a log against its chain and its anchors: rows and anchors go in as they stand in the log, each
 * anchor behind its row. Takes the same memory for any length, and stops at the first thing that is
 * broken.
 */
export interface Verifier {
  row(row: AuditRow): void;
  anchor(anchor: Anchor): Promise<void>;
  /** Something that is neither stands here. */
  unreadable(): void;
  isBroken(): boolean;
  end(): AuditReport;
}

const MAX_KEYS = 8;
const NOTHING = { isPruned: false, isExported: false };
const EXPORTED = '{"event":"audit.exported",';
const PRUNED = /^\{"event":"audit\.pruned","upTo":(\d{1,16})\}$/;

export function createVerifier(options: VerifierOptions): Verifier {
  const { genesis, hasher, provider, promised } = options;
  const chain: Chain = {
    terminalId: genesis.terminalId,
    genesis: genesisHash(genesis, hasher),
  };
  const signKeys = new Set<string>();
  let head = { seq: 0, hash: chain.genesis };
  let first = 0;
  let rows = 0;
  let anchors = 0;
  let witnessed = 0;
  let witnessedAt = 0;
  /** What the rows behind the last anchor say: it counts as soon as one is signed behind them. */
  let said = { ...NOTHING };
  let isPruned = false;
  let isExported = false;
  /** Number of the anchor that vouches for the beginning. */
  let start = 0;
  let isAhead = false;
  let broken: Break | undefined;

  function fail(kind: BreakKind, seq: number): void {
    broken ??= { kind, seq, since: Math.max(witnessed, start) + 1 };
  }

  /** A row with a number too high: whether the missing one follows tells what has happened. */
  function settle(next?: number): void {
    if (!isAhead) return;
    const missing = head.seq + 1;
    if (next === missing) fail('order', missing);
    else fail(rows === 0 && start === 0 ? 'beginning' : 'gap', missing);
  }

  async function begin(anchor: Anchor): Promise<void> {
    start = anchor.seq;
    head = { seq: anchor.seq, hash: anchor.hash };
    await judge(anchor);
  }

  async function judge(anchor: Anchor): Promise<void> {
    const { seq, signKey } = anchor;
    if (options.keys && !options.keys.has(signKey)) {
      fail('anchor-key', seq);
      return;
    }
    if (!(await isSigned(chain, anchor, provider))) {
      fail('anchor-signature', seq);
      return;
    }
    if (signKeys.size < MAX_KEYS) signKeys.add(signKey);
    anchors++;
    witnessed = seq;
    witnessedAt = anchor.at;
    isPruned ||= said.isPruned;
    ({ isExported } = said);
    said = { ...NOTHING };
  }

  function takeRow(row: AuditRow): void {
    settle(row.seq);
    const expected = head.seq + 1;
    if (broken) return;
    if (row.seq > expected) {
      isAhead = true;
      return;
    }
    if (row.seq < expected) return fail('order', row.seq);
    const hash = rowHash(head.hash, row, hasher);
    if (!equalInConstantTime(hash, row.hash)) return fail('changed', row.seq);
    if (rows === 0) first = row.seq;
    rows++;
    head = { seq: row.seq, hash };
    hear(row.body);
  }

  function hear(body: string): void {
    const upTo = PRUNED.exec(body)?.[1];
    if (start > 0 && Number(upTo) === start) said.isPruned = true;
    if (body.startsWith(EXPORTED)) said.isExported = true;
  }

  async function takeAnchor(anchor: Anchor): Promise<void> {
    settle();
    if (broken) return;
    const { seq } = anchor;
    if (rows === 0 && start === 0 && seq > 0) return begin(anchor);
    if (seq > head.seq) {
      fail('gap', head.seq + 1);
      return;
    }
    if (seq < head.seq || seq === witnessed) {
      fail('anchor-order', seq);
      return;
    }
    if (anchor.previous !== witnessed) {
      fail('anchor-missing', seq);
      return;
    }
    if (!equalInConstantTime(anchor.hash, head.hash)) {
      fail('anchor-mismatch', seq);
      return;
    }
    return judge(anchor);
  }

  /** What can be told only when everything has been seen. */
  function finish(): void {
    settle();
    if (broken) return;
    if (promised) {
      const { last } = promised;
      if (promised.first !== first) fail('beginning', first);
      else if (last !== head.seq) fail('tail', Math.min(last, head.seq) + 1);
      else if (promised.anchors !== anchors) fail('tail', head.seq);
      else if (promised.noted && !isExported) fail('tail', head.seq + 1);
      else if (promised.noted && start > 0 && !isPruned) fail('beginning', start + 1);
    } else if (start > 0 && !isPruned) fail('beginning', start + 1);
  }

  return {
    row(row) {
      if (!broken) takeRow(row);
    },
    anchor: (anchor) => (broken ? Promise.resolve() : takeAnchor(anchor)),
    unreadable() {
      settle();
      fail('unreadable', head.seq + 1);
    },
    isBroken: () => broken !== undefined,
    end() {
      finish();
      const cut = isPruned ? 'pruned' : 'excerpt';
      return {
        ...genesis,
        ...{ rows, anchors, first, last: rows === 0 ? 0 : head.seq, witnessed },
        ...{ witnessedAt, isEndBound: promised?.noted ?? true },
        beginning: start === 0 ? 'genesis' : cut,
        signKeys: [...signKeys],
        ...(broken ? { broken } : {}),
      };
    },
  };
}
