import type { Evidence, EvidenceRecord, RealNameLevel } from '../contract/evidence.ts';
import { failure, type Failure } from '../contract/failures.ts';
import { err, ok, type Result } from '../contract/result.ts';
import { assess, type Circumstances, kindsEver, kindsInForce, levelOfKinds } from './level.ts';
import { missingFor } from './missing.ts';

/**
 * Whether a service item that needs this level may go on. Fails with
 * - `EVIDENCE_EXPIRED` where it was reached in this session and has lapsed,
 * - `EVIDENCE_MISSING` otherwise; the detail names the kinds.
 */
export function requireLevel(
  needed: RealNameLevel,
  evidence: Evidence,
  visit: Omit<Circumstances, 'online'>,
): Result<EvidenceRecord, Failure> {
  // What was answered was answered: that nobody can be asked any more takes nothing of it back.
  const when = { ...visit, online: true };
  const record = assess(evidence, when);
  if (record.level >= needed) return ok(record);
  const standing = `${record.level} of ${needed}`;
  if (levelOfKinds(kindsEver(evidence, when, needed), true) >= needed) {
    return err(failure('EVIDENCE_EXPIRED', standing));
  }
  const missing = missingFor(needed, kindsInForce(evidence, when, needed));
  return err(failure('EVIDENCE_MISSING', `${standing}: ${missing.join(', ')}`));
}
