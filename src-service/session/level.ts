import type { EvidenceRecord } from '../../contract/evidence.ts';
import { type Failure, failure, type FailureCode } from '../../contract/failures.ts';
import type { Result } from '../../contract/result.ts';
import { clerkWayFor } from '../../identity/clerk-way.ts';
import { kindsInForce } from '../../identity/level.ts';
import { requireLevel } from '../../identity/requirement.ts';
import { type Abilities, waysFor } from '../../identity/ways.ts';
import type { Step } from './events.ts';
import type { CardInput, MissingProof, Person, SessionRules } from './model.ts';
import { failed, stay, work } from './steps.ts';
import type { AccessToken } from '../platform/access-token.ts';

/** What the chosen item asks for. */
type LevelRules = Pick<SessionRules, 'minLevel' | 'acceptsManual'>;

/**
 * Whether the person has the level that the item asks for, and still has it. Fails with
 * `EVIDENCE_EXPIRED` or `EVIDENCE_MISSING`, whose detail names the kinds of evidence.
 */
export function levelHolds(
  { evidence }: Person,
  rules: LevelRules,
  now: number,
): Result<EvidenceRecord, Failure> {
  return requireLevel(rules.minLevel, evidence, { sessionId: evidence.sessionId, now }, rules);
}

/**
 * What the same person can still give here to reach the level; nothing where that is not enough. With a
 * card on the reader a clerk's comparison stands beside the other ways, for the clerk to choose.
 */
export function stillToGive(person: Person, rules: SessionRules, now: number): MissingProof[] {
  const { evidence, subject, verified, cardId } = person;
  const { abilities, minLevel } = rules;
  const inForce = kindsInForce(evidence, { sessionId: evidence.sessionId, now }, minLevel);
  // The code of an organisation (法人) is nobody's ID card.
  const hasCardToShow = subject.card === undefined && verified.reply.subjectType === 'natural';
  const left: Abilities = {
    ...abilities,
    cardReader: abilities.cardReader && hasCardToShow,
    code: abilities.code && subject.via !== 'code',
  };
  const ways = waysFor(minLevel, inForce, left);
  const byClerk = clerkWayFor(minLevel, inForce, rules, {
    ...left,
    clerk: rules.mode === 'counter',
    hasCard: cardId !== undefined,
  });
  if (ways === 'unreachable' || ways.includes('FACE')) return [...(byClerk ?? [])];
  const byTable = ways.filter((way): way is 'CARD' | 'CODE' => way !== 'FACE');
  return byClerk?.length === 1 ? [...byTable, ...byClerk] : byTable;
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
  const enough = levelHolds(person, rules, now);
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
