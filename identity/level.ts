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

/** The session and the moment: which checks count, whoever can be asked now. */
export type Visit = Omit<Circumstances, 'online'>;

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

/** What a service item lets count beyond the table. */
export interface LevelPolicy {
  /** A clerk's comparison of face and photo beside level 3 (`4M`) counts as level 4, never towards 5. */
  readonly acceptsManual: boolean;
}
/** The table names no comparison by a clerk. */
export const BY_TABLE: LevelPolicy = { acceptsManual: false };

/** The level by the table, or where the policy has it so, that of `4M`; offline neither above 2. */
export function levelByPolicy(
  kinds: ReadonlySet<EvidenceKind>,
  online: boolean,
  { acceptsManual }: LevelPolicy,
): RealNameLevel {
  const level = levelOfKinds(kinds, online);
  return acceptsManual && level === 3 && kinds.has('MANUAL') ? KNOWN_LEVEL : level;
}

/** The level that wants the real person of this very visit beside the real card. */
const TOP_LEVEL = 5;
/** Below it what a code system knows counts, for as long as it stands by it. */
const KNOWN_LEVEL = 4;

/** Last instant at which a step counts towards a level. */
function endOf(step: EvidenceStep, level: RealNameLevel): number {
  if (step.source === 'terminal') return step.at + MAX_EVIDENCE_AGE_MS;
  const isHeldShort = step.kind === 'FACE' && level === TOP_LEVEL;
  return isHeldShort ? Math.min(step.until, step.freshUntil ?? 0) : step.until;
}

/** Whether it has shown anything at all for this level, however long ago in this session. */
function isProof(step: EvidenceStep, level: RealNameLevel): boolean {
  if (step.result !== 'passed') return false;
  if (step.kind === 'FACE' && step.source === 'code-system' && level === TOP_LEVEL) {
    return step.freshUntil !== undefined;
  }
  if (step.kind !== 'CARD') return true;
  // The chip proves itself only to a security module, and not that it was never reported lost.
  return step.samId !== undefined && step.cardStatus === 'NORMAL';
}

/** First instant at which a step counts; another's clock may be ahead of ours. */
function startOf(step: EvidenceStep): number {
  return step.source === 'terminal' ? step.at : 0;
}

/** Steps of the session that show something for this level. */
function proofs(
  evidence: Evidence,
  { sessionId, now }: Visit,
  level: RealNameLevel,
): EvidenceStep[] {
  if (evidence.sessionId !== sessionId) return [];
  return evidence.steps.filter((step) => isProof(step, level) && startOf(step) <= now);
}

function kindsAt(
  steps: readonly EvidenceStep[],
  instant: number,
  level: RealNameLevel,
): Set<EvidenceKind> {
  return new Set(steps.filter((step) => instant <= endOf(step, level)).map(({ kind }) => kind));
}

/** Kinds of the checks that count now towards a level; a face of another day does not towards 5. */
export function kindsInForce(
  evidence: Evidence,
  when: Visit,
  level: RealNameLevel = KNOWN_LEVEL,
): Set<EvidenceKind> {
  return kindsAt(proofs(evidence, when, level), when.now, level);
}

/** Kinds of the checks that count towards a level, now or once in this session. */
export function kindsEver(
  evidence: Evidence,
  when: Visit,
  level: RealNameLevel = KNOWN_LEVEL,
): Set<EvidenceKind> {
  return new Set(proofs(evidence, when, level).map(({ kind }) => kind));
}

function levelAt(
  steps: readonly EvidenceStep[],
  instant: number,
  { online }: Circumstances,
): RealNameLevel {
  const kinds = kindsAt(steps, instant, TOP_LEVEL);
  if (levelOfKinds(kinds, online) === TOP_LEVEL) return TOP_LEVEL;
  const known = levelOfKinds(kindsAt(steps, instant, KNOWN_LEVEL), online);
  return known === TOP_LEVEL ? KNOWN_LEVEL : known;
}

/** The evidence together with the level that it gives now, computed by the table and nothing else. */
export function assess(evidence: Evidence, when: Circumstances): EvidenceRecord {
  const steps = proofs(evidence, when, KNOWN_LEVEL);
  const kinds = kindsAt(steps, when.now, KNOWN_LEVEL);
  const level = levelAt(steps, when.now, when);
  const record = { ...evidence, level, manual: kinds.has('MANUAL') };
  if (level === 0) return record;
  const ends = steps
    .map((step) => endOf(step, level))
    .filter((end) => levelAt(steps, end, when) >= level);
  return { ...record, expiresAt: Math.max(...ends) };
}

/** The level as it is written: `4M` where a clerk's comparison stands for the biometric one. */
export function levelName({
  level,
  manual,
}: Pick<EvidenceRecord, 'level' | 'manual'>): `${RealNameLevel}` | '4M' {
  return level === 3 && manual ? '4M' : `${level}`;
}
