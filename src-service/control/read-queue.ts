import { existsSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { CONTROL_LIMITS, type QueuePage, type QueueQuery } from '../../contract/control.ts';
import { failure } from '../../contract/failures.ts';
import type { RequestError } from '../../contract/requests.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { type DbRow, rowOf } from '../queue/row.ts';
import { MIGRATIONS } from '../store/migrations.ts';

type ListedRow = DbRow & { readonly place: number };

/** Everything but what is sealed. */
const PAGE = `
  SELECT rowid AS place, id, kind, state, destination, priority, created_at, expires_at, next_try_at,
         tries, lease, leased_until, ended_at, last_failure,
         NULL AS key_id, NULL AS row_key, NULL AS payload
  FROM queue
  WHERE rowid < @after
    AND substr(id, 1, length(@idBegins)) = @idBegins
    AND (@states IS NULL OR state IN (SELECT value FROM json_each(@states)))
  ORDER BY rowid DESC LIMIT @limit`;

/**
 * Reads one page of the queue on a connection of its own that cannot write, whether the service runs
 * or not. The payloads are not even read.
 *
 * @returns failure `STORE_FAILED`, also for a database that another version of the program has made
 */
export function readQueue(dataDir: string, query: QueueQuery): Result<QueuePage, RequestError> {
  const file = path.join(dataDir, 'terminal.db');
  // A terminal that was never started has nothing waiting.
  if (!existsSync(file)) return ok({ rows: [] });
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true });
    const schema = Number(db.pragma('user_version', { simple: true }));
    if (schema !== MIGRATIONS.length) return unreadable(`schema ${schema}`);
    const rows = db.prepare<[Record<string, unknown>], ListedRow>(PAGE).all({
      after: query.after ?? Number.MAX_SAFE_INTEGER,
      idBegins: query.idBegins ?? '',
      states: query.states ? JSON.stringify(query.states) : null,
      limit: CONTROL_LIMITS.pageRows,
    });
    const last = rows.length === CONTROL_LIMITS.pageRows ? rows.at(-1)?.place : undefined;
    return ok({ rows: rows.map(rowOf), ...(last === undefined ? {} : { next: last }) });
  } catch (error) {
    const { code = '' } = error as { readonly code?: string };
    if (!code.startsWith('SQLITE_')) throw error;
    return unreadable(code);
  } finally {
    db?.close();
  }
}

function unreadable(detail: string): Result<never, RequestError> {
  return err({ reason: 'failed', failure: failure('STORE_FAILED', detail) });
}
