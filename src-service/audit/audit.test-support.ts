import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openAuditDatabase } from '../../audit/database.node.ts';
import { nodeHasher } from '../../audit/hasher.node.ts';
import type { AuditReport } from '../../audit/verifier.ts';
import { verifyLog } from '../../audit/verify.ts';
import { type ManualClock, manualClock } from '../../contract/clock.ts';
import { unwrap } from '../../contract/result.ts';
import { makePrivateKeys } from '../../crypto/private-key.ts';
import { createSmProvider } from '../../crypto/sm-provider.ts';
import { createSealer } from '../queue/seal.ts';
import { type Db, openStore } from '../store/database.ts';

export const START = Date.UTC(2026, 0, 1);
export const PROVIDER = createSmProvider({
  keys: makePrivateKeys((length) => randomBytes(length)),
  randomBytes: (length) => randomBytes(length),
});

export function newSealer(): ReturnType<typeof createSealer> {
  return createSealer([{ id: 'k', key: randomBytes(32) }]);
}

/** A store of its own, gone with the test. */
export function newStore(): { db: Db; file: string; clock: ManualClock } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-audit-'));
  const file = path.join(folder, 'terminal.db');
  const { db } = unwrap(openStore(file, START));
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });
  return { db, file, clock: manualClock(START) };
}

/** What the verifier finds out about the log of a store. */
export async function reportOf(file: string): Promise<AuditReport> {
  const log = openAuditDatabase(file);
  try {
    const genesis = log.genesis();
    if (!genesis) throw new Error('no chain');
    const options = { genesis, hasher: nodeHasher, provider: PROVIDER };
    return await verifyLog(log.entries(log.whole()), options);
  } finally {
    log.close();
  }
}

/** The events in the log of a store, oldest first. */
export function eventsOf(db: Db): unknown[] {
  return db
    .prepare<[], string>('SELECT body FROM audit ORDER BY seq')
    .pluck()
    .all()
    .map((body): unknown => JSON.parse(body));
}
