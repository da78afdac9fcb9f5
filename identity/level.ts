import type {
  Evidence,
  EvidenceKind,
  EvidenceRecord,
  EvidenceStep,
  RealNameLevel,
} from '../contract/evidence.ts';

/** How long a check at the terminal counts, in milliseconds; one that is just as old still does. */
export const MAX_EVIDENCE_AGE_MS = 5 * 60_000;
/** What may be asserted at most while nobody can be asked. */
const OFFLINE_LEVEL = 2;

/** Under what circumstances a level is asked for. */
export interface Circumstances {
  readonly sessionId: string;
  /** In milliseconds since 1970. */
  readonly now: number;
  /** Whether the platform can be asked. */
  readonly online: boolean;
}

/** Real-name level that checks of these kinds amount to (GB/T 39047-2020, table 1). */
export function levelOfKinds(kinds: ReadonlySet<EvidenceKind>, online: boolean): RealNameLevel {
  const level = onlineLevel(kinds);
  return online || level <= OFFLINE_LEVEL ? level : OFFLINE_LEVEL;
}

function onlineLevel(kinds: ReadonlySet<EvidenceKind>): RealNameLevel {
  if (kinds.has('ID3') || kinds.has('SS')) {
    if (!kinds.has('FACE')) return 3;
    return kinds.has('CARD') ? 5 : 4;
  }
  if (kinds.has('SMS')) return 2;
  return kinds.has('PASSWORD') ? 1 : 0;
}

/** Last instant at which a step counts. */
function endOf(step: EvidenceStep): number {
  return step.source === 'terminal' ? step.at + MAX_EVIDENCE_AGE_MS : step.until;
}

/** Whether it has shown anything at all, whatever its age. */
function isProof(step: EvidenceStep): boolean {
  if (step.result !== 'passed') return false;
  if (step.kind !== 'CARD') return true;
  // The chip proves itself only to a security module, and not that it was never reported lost.
  return step.samId !== undefined && step.cardStatus === 'NORMAL';
}

/** First instant at which a step counts; another's clock may be ahead of ours. */
function startOf(step: EvidenceStep): number {
  return step.source === 'terminal' ? step.at : 0;
}

/** Steps of the session that show something. */
function proofs(evidence: Evidence, { sessionId, now }: Circumstances): EvidenceStep[] {
  if (evidence.sessionId !== sessionId) return [];
  return evidence.steps.filter((step) => isProof(step) && startOf(step) <= now);
}

function kindsAt(steps: readonly EvidenceStep[], instant: number): Set<EvidenceKind> {
  return new Set(steps.filter((step) => instant <= endOf(step)).map(({ kind }) => kind));
}

/** Kinds of the checks that count now. */
export function kindsInForce(evidence: Evidence, when: Circumstances): Set<EvidenceKind> {
  return kindsAt(proofs(evidence, when), when.now);
}

/** Kinds of the checks that count now or have once counted in this session. */
export function kindsEver(evidence: Evidence, when: Circumstances): Set<EvidenceKind> {
  return new Set(proofs(evidence, when).map(({ kind }) => kind));
}

/** The evidence together with the level that it gives now, computed by the table and nothing else. */
export function assess(evidence: Evidence, when: Circumstances): EvidenceRecord {
  const steps = proofs(evidence, when);
  const kinds = kindsAt(steps, when.now);
  const level = levelOfKinds(kinds, when.online);
  const record = { ...evidence, level, manual: kinds.has('MANUAL') };
  if (level === 0) return record;
  const ends = steps
    .map(endOf)
    .filter((end) => levelOfKinds(kindsAt(steps, end), when.online) >= level);
  return { ...record, expiresAt: Math.max(...ends) };
}

/** The level as it is written: `4M` where a clerk's comparison stands for the biometric one. */
export function levelName({ level, manual }: Pick<EvidenceRecord, 'level' | 'manual'>): string {
  return level === 3 && manual ? '4M' : String(level);
}
