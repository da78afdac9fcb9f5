import type { ComparedPhoto, Evidence, EvidenceStep } from '../../contract/evidence.ts';
import { ensureMasked, maskIdNo, maskName } from '../../contract/mask.ts';
import { PROOFS, type Subject } from '../../contract/session.ts';
import { assertedSteps, cardSteps, type ReplyOnIdentity } from '../../identity/from-reply.ts';
import { assess, kindsInForce, levelName, levelOfKinds } from '../../identity/level.ts';
import type { AccessToken } from '../platform/access-token.ts';
import type { Verified } from '../platform/verified.ts';
import type { CardEvidence } from '../platform/way.ts';
import type { CardInput, Person, Session, Task } from './model.ts';

/** Level of a check by the three items of a card (GB/T 39047, table 1). */
const ID3_LEVEL = 3;

/** The answer with its times on our own clock: the code system's may stand elsewhere. */
function onOurClock({ reply, consentForMs }: Verified, now: number): ReplyOnIdentity {
  const ahead = reply.head.serverTime - now;
  return {
    ...reply,
    head: { ...reply.head, serverTime: now },
    evidence: reply.evidence.map((told) => ({ ...told, at: Math.max(0, told.at - ahead) })),
    consentUntil: now + consentForMs,
  };
}

/**
 * What a code system asserts of the person of its code. The rule alone makes a level of it; where the
 * code system itself calls that too high, its own word counts.
 */
function stepsOfCode(verified: Verified, now: number): EvidenceStep[] {
  const reply = onOurClock(verified, now);
  const told = levelOfKinds(new Set(reply.evidence.map(({ kind }) => kind)), true);
  return assertedSteps(told > reply.realNameLevel ? { ...reply, evidence: [] } : reply);
}

/** What a card has shown, the three items only as far as the code system lets them count. */
function stepsOfCard(card: CardInput, verified: Verified, now: number): EvidenceStep[] {
  const reply = onOurClock(verified, now);
  const steps = cardSteps(reply, { readAt: card.readAt, samId: card.holder.samId }, now);
  if (reply.realNameLevel >= ID3_LEVEL) return steps;
  const less = assertedSteps({ ...reply, evidence: [] });
  return [...less, ...steps.filter(({ kind }) => kind !== 'ID3')];
}

/** Level and proofs as the evidence gives them now; the answer has just come over the network. */
function assessed(person: Person, now: number): Person {
  const { evidence, subject } = person;
  const when = { sessionId: evidence.sessionId, now, online: true };
  const kinds: ReadonlySet<string> = kindsInForce(evidence, when);
  const hasCode = subject.via === 'code';
  const record = assess(evidence, when);
  const name = levelName(record);
  return {
    ...person,
    subject: {
      ...subject,
      realNameLevel: record.level,
      ...(name === '4M' ? { levelName: name } : {}),
      proofs: PROOFS.filter((proof) => (proof === 'CODE' ? hasCode : kinds.has(proof))),
    },
  };
}

function subjectBase({ route }: Verified) {
  return { realNameLevel: 0, proofs: [], codeSystemName: route.name['zh-CN'] };
}

/** The card in the person's own hand is the better source of name and number. */
function namesOnCard({ holder, card }: CardInput): Pick<Subject, 'nameMasked' | 'idNoMasked'> & {
  readonly card: Subject['card'];
} {
  return { nameMasked: maskName(holder.name), idNoMasked: maskIdNo(holder.idNo), card };
}

/** Whose code was verified, or confirmed on the phone. */
export function personOfCode(sessionId: string, verified: Verified, now: number): Person {
  const { nameMasked, idNoMasked } = verified.reply;
  const subject: Subject = {
    via: 'code',
    nameMasked: ensureMasked(nameMasked, maskName),
    idNoMasked: ensureMasked(idNoMasked, maskIdNo),
    ...subjectBase(verified),
  };
  const evidence: Evidence = { sessionId, steps: stepsOfCode(verified, now) };
  return assessed({ verified, subject, evidence }, now);
}

/** Whose card was put down. */
export function personOfCard(
  sessionId: string,
  card: CardInput,
  verified: Verified,
  now: number,
): Person {
  const subject: Subject = { via: 'id-card', ...namesOnCard(card), ...subjectBase(verified) };
  const evidence: Evidence = { sessionId, steps: stepsOfCard(card, verified, now) };
  return assessed({ verified, subject, evidence, cardId: card.requestId }, now);
}

/**
 * The person of a code with the card as well.
 *
 * @param joined answer of the code system that both are of one person
 */
export function withCard(person: Person, card: CardInput, joined: Verified, now: number): Person {
  const { comparing, ...before } = person;
  const { sessionId, steps } = person.evidence;
  return assessed(
    {
      ...before,
      verified: joined,
      subject: { ...person.subject, ...namesOnCard(card) },
      evidence: { sessionId, steps: [...steps, ...stepsOfCard(card, joined, now)] },
      cardId: card.requestId,
    },
    now,
  );
}

/** The same with what was found out before; it counts for the level once the card has joined. */
export function withSteps(person: Person, steps: readonly EvidenceStep[]): Person {
  const { evidence } = person;
  return { ...person, evidence: { ...evidence, steps: [...evidence.steps, ...steps] } };
}

/** Who compared the person with the photo of the card, and with which. */
export interface ByClerk {
  readonly operatorId?: string | undefined;
  readonly photo: ComparedPhoto;
}

/** The person whom a clerk has just found to be the one on the photo of the card. */
export function withComparison(
  person: Person,
  { operatorId, photo }: ByClerk,
  now: number,
): Person {
  const step: EvidenceStep = {
    ...{ source: 'terminal', kind: 'MANUAL', at: now, provider: 'terminal', result: 'passed' },
    ...{ photo, ...(operatorId === undefined ? {} : { operatorId }) },
  };
  return assessed(withSteps(person, [step]), now);
}

/**
 * What the terminal itself has to say goes with the consent: that a security module has read the card,
 * or that a clerk has compared its photo, whatever read it.
 */
export function cardEvidenceOf({ evidence, record }: Person): CardEvidence | undefined {
  const manual = record?.manual ?? false;
  const step = evidence.steps.findLast(
    ({ kind, result }) => kind === 'CARD' && result === 'passed',
  );
  if (step?.source !== 'terminal') return undefined;
  if (step.samId === undefined && !manual) return undefined;
  return { at: step.at, samId: step.samId ?? '', manual };
}

/** Who the session is about, as soon as that is known. */
export function personOf(session: Session): Person | undefined {
  switch (session.state) {
    case 'evidence':
    case 'consent':
    case 'certificates':
      return session.person;
    case 'working':
      return session.task.kind === 'verify' ? undefined : session.task.person;
    default:
      return undefined;
  }
}

/** Cards that the session has read and not yet let go, by their `requestId`. */
export function cardIdsOf(session: Session): string[] {
  const { cardId, comparing } = personOf(session) ?? {};
  const inWork = session.state === 'working' ? cardOf(session.task)?.requestId : undefined;
  return [cardId, comparing, inWork].filter((id) => id !== undefined);
}

function cardOf(task: Task): CardInput | undefined {
  if (task.kind === 'join') return task.card;
  if (task.kind !== 'verify') return undefined;
  return task.input.via === 'id-card' ? task.input : task.join;
}

/** The consent that the session holds, by its token. */
export function tokenOf(session: Session): AccessToken | undefined {
  switch (session.state) {
    case 'certificates':
      return session.grant.accessToken;
    case 'evidence':
      return session.token;
    case 'working':
      return 'token' in session.task ? session.task.token : undefined;
    default:
      return undefined;
  }
}
