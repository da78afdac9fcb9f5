import Database from 'better-sqlite3';
import { z } from 'zod';
import { canonicalText } from '../crypto/canonical.ts';
import type { Anchor } from './anchor.ts';
import type { AuditRow, Genesis } from './chain.ts';
import type { Line } from './line.ts';

/** Name of the fact under which a store keeps what its chain begins with. */
export const GENESIS_FACT = 'audit.genesis';

const genesisSchema = z.strictObject({
  terminalId: z.string().min(1).max(32),
  createdAt: z.number().int().nonnegative(),
});

/** A part of the log, by its numbers. */
export interface Span {
  /** Number of the anchor that vouches for the beginning; 0 for the whole log. */
  readonly behind: number;
  readonly last: number;
}

/** The audit log of a terminal's database, read as it stood when it was opened, beside the writer. */
export interface AuditDatabase {
  /** `undefined` where the store knows of no chain. */
  genesis(): Genesis | undefined;
  /** The whole log: what was pruned is before `behind`. */
  whole(): Span;
  /** The same up to the newest anchor. */
  witnessed(): Span;
  /** The part from and up to these times, in milliseconds since 1970, widened to anchors. */
  between(from: number, to: number): Span;
  anchorsIn(span: Span): number;
  /** Rows and anchors, each anchor behind its row; `undefined` for a body that is not canonical. */
  entries(span: Span): Iterable<Line | undefined>;
  close(): void;
}

const HASH_BYTES = 32;

interface DbRow {
  readonly seq: number;
  readonly at: number;
  readonly operator: string | null;
  readonly body: string;
  readonly hash: Buffer;
}
interface DbAnchor {
  readonly seq: number;
  readonly at: number;
  readonly hash: Buffer;
  readonly previous: number;
  readonly sign_key: string;
  readonly signature: string;
}

function isCanonical(body: string): boolean {
  try {
    return canonicalText(JSON.parse(body)) === body && body.startsWith('{');
  } catch {
    return false;
  }
}

/** What SQLite gives is held against {@link DbRow}: the file need not be one of ours. */
function isHash(hash: unknown): boolean {
  return Buffer.isBuffer(hash) && hash.length === HASH_BYTES;
}

function isInteger(...values: readonly unknown[]): boolean {
  return values.every((value) => Number.isSafeInteger(value));
}

function rowOf({ seq, at, operator, body, hash }: DbRow): AuditRow | undefined {
  const isRow = isInteger(seq, at) && isHash(hash) && typeof body === 'string';
  if (!isRow || !isCanonical(body)) return undefined;
  if (operator === null) return { seq, at, body, hash };
  return typeof operator === 'string' ? { seq, at, operator, body, hash } : undefined;
}

function anchorOf({ sign_key: signKey, ...anchor }: DbAnchor): Anchor | undefined {
  const { seq, at, hash, previous, signature } = anchor;
  const isAnchor = isInteger(seq, at, previous) && isHash(hash);
  if (!isAnchor || typeof signKey !== 'string' || typeof signature !== 'string') return undefined;
  return { seq, at, hash, previous, signKey, signature };
}

/**
 * Opens the log of a database, read only; the service may go on writing.
 *
 * @throws as SQLite does, for what is no database of a terminal or cannot be read
 */
export function openAuditDatabase(file: string): AuditDatabase {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  const number = (sql: string, ...values: number[]): number =>
    db
      .prepare(sql)
      .pluck()
      .get(...values) as number;

  try {
    // One state for everything that is read, however long that takes.
    db.exec('BEGIN');
    number('SELECT count(*) FROM (SELECT 1 FROM audit LIMIT 1)');
  } catch (error) {
    db.close();
    throw error;
  }

  function* entries({ behind, last }: Span): Generator<Line | undefined> {
    const rows = db
      .prepare<[number, number], DbRow>(
        `SELECT * FROM audit WHERE seq > ? AND seq <= ? ORDER BY seq`,
      )
      .iterate(behind, last);
    const anchors = db
      .prepare<[number], DbAnchor>(`SELECT * FROM audit_anchor WHERE seq >= ? ORDER BY seq`)
      .iterate(behind === 0 ? 1 : behind);
    try {
      let anchor = anchors.next();
      function* upTo(seq: number): Generator<Line | undefined> {
        while (!anchor.done && anchor.value.seq <= seq) {
          const one = anchorOf(anchor.value);
          yield one && { kind: 'anchor', anchor: one };
          anchor = anchors.next();
        }
      }
      yield* upTo(behind);
      for (const dbRow of rows) {
        // One that stands before this row witnesses a row that is not there.
        yield* upTo(dbRow.seq - 1);
        const row = rowOf(dbRow);
        yield row && { kind: 'row', row };
        yield* upTo(dbRow.seq);
      }
      // In the whole log nothing stands behind the last row.
      if (last === lastRow()) yield* upTo(Number.MAX_SAFE_INTEGER);
    } finally {
      rows.return?.();
      anchors.return?.();
    }
  }

  const lastRow = (): number => number('SELECT coalesce(max(seq), 0) FROM audit');
  const anchorUpTo = (seq: number): number =>
    number('SELECT coalesce(max(seq), 0) FROM audit_anchor WHERE seq <= ?', seq);

  function whole(): Span {
    const firstRow = number('SELECT coalesce(min(seq), 1) FROM audit');
    return { behind: anchorUpTo(firstRow - 1), last: lastRow() };
  }

  return {
    genesis() {
      const value = db
        .prepare<[string], Buffer>('SELECT value FROM fact WHERE name = ?')
        .pluck()
        .get(GENESIS_FACT);
      try {
        return genesisSchema.parse(JSON.parse(String(value)));
      } catch {
        return undefined;
      }
    },
    whole,
    witnessed: () => ({ behind: whole().behind, last: anchorUpTo(lastRow()) }),
    between(from, to) {
      const first = number('SELECT coalesce(min(seq), 0) FROM audit WHERE at >= ?', from);
      const last = number('SELECT coalesce(max(seq), 0) FROM audit WHERE at <= ?', to);
      const closing = number('SELECT coalesce(min(seq), 0) FROM audit_anchor WHERE seq >= ?', last);
      if (first === 0 || last < first) return { behind: 0, last: 0 };
      return { behind: anchorUpTo(first - 1), last: closing === 0 ? lastRow() : closing };
    },
    anchorsIn: ({ behind, last }) =>
      number(
        'SELECT count(*) FROM audit_anchor WHERE seq >= ? AND seq <= ?',
        behind === 0 ? 1 : behind,
        last,
      ),
    entries,
    close: () => void db.close(),
  };
}
