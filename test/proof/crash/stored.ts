import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { openAuditDatabase } from '../../../audit/database.node.ts';
import { nodeHasher } from '../../../audit/hasher.node.ts';
import type { AuditReport } from '../../../audit/verifier.ts';
import { verifyLog } from '../../../audit/verify.ts';
import { auditEventSchema } from '../../../contract/audit.ts';
import type { QueueRow } from '../../../contract/queue.ts';
import { createSmProvider } from '../../../crypto/sm-provider.ts';
import { type DbRow, rowOf } from '../../../src-service/queue/row.ts';
import { createSealer, type DataKey } from '../../../src-service/queue/seal.ts';
import type { AuditEntry } from './judge.ts';

/** What stands in a terminal's database. */
export interface Stored {
  /** What `integrity_check` says. */
  readonly integrity: string;
  readonly rows: readonly QueueRow[];
  readonly audit: readonly AuditEntry[];
  readonly chain: AuditReport | undefined;
}

export function databaseOf(folder: string): string {
  return path.join(folder, 'terminal.db');
}

function reading<T>(folder: string, read: (db: Database.Database) => T): T | undefined {
  const file = databaseOf(folder);
  if (!existsSync(file)) return undefined;
  const db = new Database(file, { readonly: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
}

const savedScanSchema = z.object({
  input: z.object({ requestId: z.string(), code: z.object({ codeContent: z.string() }) }),
});

/** What stands in a saved scan that waits, read beside the running service. */
export function savedScanIn(
  folder: string,
  keys: readonly DataKey[],
  id: string,
): { readonly requestId: string; readonly codeContent: string } | undefined {
  const row = reading(folder, (db) =>
    db.prepare<[string], DbRow>('SELECT * FROM queue WHERE id = ?').get(id),
  );
  if (!row?.payload) return undefined;
  const sealed = { keyId: row.key_id, rowKey: row.row_key, payload: row.payload };
  const scan = savedScanSchema.safeParse(createSealer(keys).open(id, sealed)).data?.input;
  return scan && { requestId: scan.requestId, codeContent: scan.code.codeContent };
}

/** Holds the audit log against its chain; signatures by these keys only, where there are some. */
export async function verifyChain(
  folder: string,
  keys?: ReadonlySet<string>,
): Promise<AuditReport | undefined> {
  const log = openAuditDatabase(databaseOf(folder));
  try {
    const genesis = log.genesis();
    const provider = createSmProvider({ randomBytes: (length) => randomBytes(length) });
    return (
      genesis &&
      (await verifyLog(log.entries(log.whole()), { genesis, hasher: nodeHasher, provider, keys }))
    );
  } finally {
    log.close();
  }
}

/** The audit log, oldest first. */
export function auditEntries(db: Database.Database): AuditEntry[] {
  return db
    .prepare<[], { at: number; body: string }>('SELECT at, body FROM audit ORDER BY seq')
    .all()
    .map(({ at, body }) => ({ at, event: auditEventSchema.parse(JSON.parse(body)) }));
}

/** Everything that a database holds; `undefined` where there is none. */
export async function readStored(
  folder: string,
  keys?: ReadonlySet<string>,
): Promise<Stored | undefined> {
  const read = reading(folder, (db) => ({
    integrity: String(db.pragma('integrity_check(1)', { simple: true })),
    rows: db.prepare<[], DbRow>('SELECT * FROM queue ORDER BY rowid').all().map(rowOf),
    audit: auditEntries(db),
  }));
  return read && { ...read, chain: await verifyChain(folder, keys) };
}
