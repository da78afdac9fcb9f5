import type { Evidence, EvidenceRecord, RealNameLevel } from '../contract/evidence.ts';
import { failure, type Failure } from '../contract/failures.ts';
import { err, ok, type Result } from '../contract/result.ts';
import { assess, kindsEver, kindsInForce, levelOfKinds } from './level.ts';
import { missingFor } from './missing.ts';
import type { Abilities } from './ways.ts';

/** The circumstances under which a service item asks, and what the terminal could still do. */
export interface Situation extends Abilities {
  readonly sessionId: string;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/**
 * Whether a service item that needs this level may go on. Fails with
 * - `EVIDENCE_EXPIRED` where it was reached in this session and has lapsed,
 * - `EVIDENCE_MISSING` where this terminal can gain what is missing; the detail names the kinds,
 * - `LEVEL_TOO_LOW` where it cannot.
 */
export function requireLevel(
  needed: RealNameLevel,
  evidence: Evidence,
  situation: Situation,
): Result<EvidenceRecord, Failure> {
  const record = assess(evidence, situation);
  if (record.level >= needed) return ok(record);
  const standing = `${record.level} of ${needed}`;
  if (levelOfKinds(kindsEver(evidence, situation, needed), situation.online) >= needed) {
    return err(failure('EVIDENCE_EXPIRED', standing));
  }
  const missing = missingFor(needed, kindsInForce(evidence, situation, needed), situation);
  if (missing === 'unreachable') return err(failure('LEVEL_TOO_LOW', standing));
  return err(failure('EVIDENCE_MISSING', `${standing}: ${missing.join(', ')}`));
}
