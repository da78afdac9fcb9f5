import type {
  Evidence,
  EvidenceKind,
  EvidenceRecord,
  RealNameLevel,
} from '../contract/evidence.ts';
import { failure, type Failure } from '../contract/failures.ts';
import { err, ok, type Result } from '../contract/result.ts';
import {
  assess,
  BY_TABLE,
  kindsEver,
  kindsInForce,
  levelByPolicy,
  type LevelPolicy,
  type Visit,
} from './level.ts';
import { missingFor } from './missing.ts';

/**
 * Every check but a clerk's comparison is an answer of the platform, and without one of them there is no
 * level at all. What was answered was answered: that nobody can be asked any more takes nothing back.
 */
const WAS_ONLINE = true;

/**
 * Whether a service item that needs this level may go on. Fails with
 * - `EVIDENCE_EXPIRED` where it was reached in this session and has lapsed,
 * - `EVIDENCE_MISSING` otherwise; the detail names the kinds.
 *
 * The record keeps the level of the table: where the policy lets `4M` count, it is 3 and `manual`.
 */
export function requireLevel(
  needed: RealNameLevel,
  evidence: Evidence,
  visit: Visit,
  policy: LevelPolicy = BY_TABLE,
): Result<EvidenceRecord, Failure> {
  const isEnough = (kinds: ReadonlySet<EvidenceKind>): boolean =>
    levelByPolicy(kinds, WAS_ONLINE, policy) >= needed;
  const record = assess(evidence, { ...visit, online: WAS_ONLINE });
  const inForce = kindsInForce(evidence, visit, needed);
  if (record.level >= needed || isEnough(inForce)) return ok(record);
  const standing = `${record.level} of ${needed}`;
  if (isEnough(kindsEver(evidence, visit, needed))) {
    return err(failure('EVIDENCE_EXPIRED', standing));
  }
  const missing = missingFor(needed, inForce).map((kind) =>
    kind === 'FACE' && isEnough(new Set([...inForce, 'ID3', 'MANUAL'])) ? 'FACE or MANUAL' : kind,
  );
  return err(failure('EVIDENCE_MISSING', `${standing}: ${missing.join(', ')}`));
}
