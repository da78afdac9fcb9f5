import type { Clock } from '../../contract/clock.ts';
import type { AuditEvent } from '../../contract/audit.ts';
import type { AuditTrail } from '../audit/trail.ts';
import type { Db } from '../store/database.ts';

/** Writes real rows of the audit log, without the hashes that chain them. */
export function createPlainTrail(db: Db, clock: Clock): AuditTrail {
  const insert = db.prepare(`INSERT INTO audit (at, body, hash) VALUES (?, ?, zeroblob(32))`);
  return { append: (event) => void insert.run(clock.now(), JSON.stringify(event)) };
}

/** What such a log holds, oldest first. */
export function auditEvents(db: Db): AuditEvent[] {
  const bodies = db.prepare<[], string>(`SELECT body FROM audit ORDER BY seq`).pluck().all();
  return bodies.map((body) => JSON.parse(body) as AuditEvent);
}
