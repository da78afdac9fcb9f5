import type { AuditEvent } from '../../contract/audit.ts';

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
