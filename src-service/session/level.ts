import type { EvidenceRecord, RealNameLevel } from '../../contract/evidence.ts';
import { type Failure, failure, type FailureCode } from '../../contract/failures.ts';
import type { Result } from '../../contract/result.ts';
import { kindsInForce } from '../../identity/level.ts';
import { requireLevel } from '../../identity/requirement.ts';
import { type Abilities, waysFor } from '../../identity/ways.ts';
import type { Step } from './events.ts';
import type { CardInput, MissingProof, Person, SessionRules } from './model.ts';
import { failed, stay, work } from './steps.ts';
import type { AccessToken } from '../platform/access-token.ts';

/**
 * Whether the person has the level that the item asks for, and still has it. Fails with
 * `EVIDENCE_EXPIRED` or `EVIDENCE_MISSING`, whose detail names the kinds of evidence.
 */
export function levelHolds(
  { evidence }: Person,
  minLevel: RealNameLevel,
  now: number,
): Result<EvidenceRecord, Failure> {
  return requireLevel(minLevel, evidence, { sessionId: evidence.sessionId, now });
}

/** What the same person can still give here to reach the level; nothing where that is not enough. */
export function stillToGive(
  { evidence, subject, verified }: Person,
  { abilities, minLevel }: SessionRules,
  now: number,
): MissingProof[] {
  const { sessionId } = evidence;
  const inForce = kindsInForce(evidence, { sessionId, now, online: true }, minLevel);
  // The code of an organisation (法人) is nobody's ID card.
  const hasCardToShow = subject.card === undefined && verified.reply.subjectType === 'natural';
  const left: Abilities = {
    ...abilities,
    cardReader: abilities.cardReader && hasCardToShow,
    code: abilities.code && subject.via !== 'code',
  };
  const ways = waysFor(minLevel, inForce, left);
  if (ways === 'unreachable' || ways.includes('FACE')) return [];
  return ways.filter((way): way is MissingProof => way !== 'FACE');
}

/** Why nothing can be given here: the platform that would be asked is away, or it is not enough. */
export function whyNotHere(person: Person, rules: SessionRules, now: number): FailureCode {
  const abilities = { ...rules.abilities, online: true };
  const isForTheNetwork = stillToGive(person, { ...rules, abilities }, now).length > 0;
  return isForTheNetwork ? 'PLATFORM_UNREACHABLE' : 'LEVEL_TOO_LOW';
}

/** What came along with the person. */
export interface Brought {
  /** The card that came first: a code has to be held against it. */
  readonly card?: CardInput;
  /** Consent that was given on the phone already. */
  readonly token?: AccessToken;
}

/**
 * It is known who the person is: on to consent, or, where that was given on the phone, to the list;
 * or first to what the level still lacks.
 */
export function identified(
  id: string,
  person: Person,
  rules: SessionRules,
  now: number,
  { card, token }: Brought = {},
): Step {
  const enough = levelHolds(person, rules.minLevel, now);
  if (!enough.ok) {
    if (enough.error.code === 'EVIDENCE_EXPIRED') return failed(id, enough.error, rules, now);
    const missing = stillToGive(person, rules, now);
    if (missing.length === 0) {
      return failed(id, failure(whyNotHere(person, rules, now), enough.error.detail), rules, now);
    }
    return stay({
      ...{ state: 'evidence', id, person, missing, needLevel: rules.minLevel },
      ...(card ? { card } : {}),
      ...(token ? { token } : {}),
      deadline: now + rules.limits.consent,
    });
  }
  if (token) {
    return stay(work(id, { kind: 'list', person, token }, rules, now), {
      ...{ kind: 'list', id, person, token },
    });
  }
  const consentForMs = Math.min(rules.limits.consent, person.verified.consentForMs);
  // A page that is over at once would show a person for nothing: by this clock it is too late.
  if (consentForMs <= 0) return failed(id, failure('EVIDENCE_EXPIRED', 'consent'), rules, now);
  return stay({ state: 'consent', id, person, deadline: now + consentForMs });
}
