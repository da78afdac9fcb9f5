import type { Statement } from 'better-sqlite3';
import type { Db } from '../store/database.ts';
import type { DbRow } from './row.ts';

/** How a row ends; payload and its key are kept or wiped together. */
type How = [
  state: string,
  endedAt: number,
  why: string | null,
  keepsPayload: 0 | 1,
  keepsKey: 0 | 1,
];

/** Everything that the queue ever says to SQLite; times are milliseconds since 1970. */
export interface Statements {
  readonly insert: Statement<
    [
      id: string,
      kind: string,
      destination: string,
      priority: number,
      createdAt: number,
      expiresAt: number | null,
      nextTryAt: number,
      keyId: string | null,
      rowKey: Buffer | null,
      payload: Buffer,
    ]
  >;
  readonly byId: Statement<[id: string], DbRow>;
  /** Destinations with rows that are pending. */
  readonly destinations: Statement<[], string>;
  /** First row of a destination and priority by time whose key is not among the locked ones. */
  readonly first: Statement<
    [string, number, after: number, upTo: number, lockedKeys: string, except: string],
    DbRow
  >;
  /** The time of such a row. */
  readonly nextAt: Statement<
    [string, number, after: number, lockedKeys: string, except: string],
    number
  >;
  readonly lease: Statement<[leasedUntil: number, id: string]>;
  readonly retry: Statement<[nextTryAt: number, why: string, id: string, lease: number]>;
  readonly finish: Statement<[...How, id: string, lease: number]>;
  /** Ends a row whoever holds it. */
  readonly end: Statement<[...How, id: string]>;
  readonly releaseAll: Statement<[]>;
  /** Leases that have run out, or were given for longer than any: the clock was ahead then. */
  readonly releaseLate: Statement<[now: number, latest: number, held: string]>;
  /** Open rows that have an end, as they were added. */
  readonly ending: Statement<[], { readonly id: string; readonly expires_at: number }>;
  readonly resend: Statement<[nextTryAt: number, id: string]>;
  readonly discard: Statement<[endedAt: number, id: string]>;
  readonly prune: Statement<[before: number, limit: number]>;
}

/** Of a row that ends, all that could tell of a person goes, except where it may be sent again. */
const ENDING = `state = ?, ended_at = ?, last_failure = ?, leased_until = NULL,
  payload = iif(?, payload, NULL), row_key = iif(?, row_key, NULL)`;

/** In the words of the index queue_held: without them SQLite walks the whole table. */
export const HELD = `state IN ('leased', 'dead')`;

/** A chain of look-ups instead of a walk through the index, which may hold a backlog. */
const DESTINATIONS = `WITH RECURSIVE one (name) AS (
  SELECT min(destination) FROM queue WHERE state = 'pending'
  UNION ALL
  SELECT (SELECT min(destination) FROM queue WHERE state = 'pending' AND destination > one.name)
  FROM one WHERE one.name IS NOT NULL
) SELECT name FROM one WHERE name IS NOT NULL`;

const UNLOCKED = `ifnull(key_id, '') NOT IN (SELECT value FROM json_each(?))`;

const NOT_AMONG = `id NOT IN (SELECT value FROM json_each(?))`;

/** Prepares all of it once. */
export function prepareStatements(db: Db): Statements {
  return {
    insert: db.prepare(
      `INSERT INTO queue (id, kind, state, destination, priority, created_at, expires_at,
         next_try_at, key_id, row_key, payload)
       VALUES (?, ?, 'pending', ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    byId: db.prepare(`SELECT * FROM queue WHERE id = ?`),
    destinations: db.prepare<[], string>(DESTINATIONS).pluck(),
    first: db.prepare(
      `SELECT * FROM queue
       WHERE state = 'pending' AND destination = ? AND priority = ? AND next_try_at > ?
         AND next_try_at <= ? AND ${UNLOCKED} AND ${NOT_AMONG}
       ORDER BY next_try_at, key_id, created_at, rowid LIMIT 1`,
    ),
    nextAt: db
      .prepare<[string, number, number, string, string], number>(
        `SELECT next_try_at FROM queue
         WHERE state = 'pending' AND destination = ? AND priority = ? AND next_try_at > ?
           AND ${UNLOCKED} AND ${NOT_AMONG}
         ORDER BY next_try_at LIMIT 1`,
      )
      .pluck(),
    lease: db.prepare(
      `UPDATE queue SET state = 'leased', lease = lease + 1, leased_until = ?, tries = tries + 1
       WHERE id = ?`,
    ),
    retry: db.prepare(
      `UPDATE queue SET state = 'pending', leased_until = NULL, next_try_at = ?, last_failure = ?
       WHERE id = ? AND state = 'leased' AND lease = ?`,
    ),
    finish: db.prepare(
      `UPDATE queue SET ${ENDING} WHERE id = ? AND state = 'leased' AND lease = ?`,
    ),
    end: db.prepare(`UPDATE queue SET ${ENDING} WHERE id = ? AND state IN ('pending', 'leased')`),
    releaseAll: db.prepare(
      `UPDATE queue SET state = 'pending', leased_until = NULL
       WHERE state = 'leased' AND ${HELD}`,
    ),
    releaseLate: db.prepare(
      `UPDATE queue SET state = 'pending', leased_until = NULL
       WHERE state = 'leased' AND (leased_until <= ? OR leased_until > ?) AND ${HELD}
         AND ${NOT_AMONG}`,
    ),
    ending: db.prepare(
      `SELECT id, expires_at FROM (
         SELECT rowid AS place, id, expires_at FROM queue
         WHERE state = 'pending' AND expires_at IS NOT NULL
         UNION ALL
         SELECT rowid, id, expires_at FROM queue
         WHERE state = 'leased' AND ${HELD} AND expires_at IS NOT NULL
       ) ORDER BY place`,
    ),
    resend: db.prepare(
      `UPDATE queue SET state = 'pending', next_try_at = ?, ended_at = NULL
       WHERE id = ? AND state = 'dead' AND payload IS NOT NULL`,
    ),
    discard: db.prepare(
      `UPDATE queue SET state = 'discarded', ended_at = ?, payload = NULL, row_key = NULL
       WHERE id = ? AND state = 'dead'`,
    ),
    // A dead row that can still be sent again is never removed behind an operator's back.
    prune: db.prepare(
      `DELETE FROM queue WHERE rowid IN (
         SELECT rowid FROM queue WHERE ended_at IS NOT NULL AND ended_at < ? AND payload IS NULL
         LIMIT ?)`,
    ),
  };
}
