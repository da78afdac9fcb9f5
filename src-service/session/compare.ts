import type { Failure } from '../../contract/failures.ts';
import type { Verified } from '../platform/verified.ts';
import type { SessionEvent, Step } from './events.ts';
import type { CardInput, Person, Session, SessionOf, SessionRules } from './model.ts';
import { personOf, withCard } from './person.ts';
import { stay } from './steps.ts';

/**
 * A session in which the clerk may lay the citizen's card beside the verified code: the consent page,
 * the list, and the moment between them. The same person's card joins the session, quietly; another
 * person's is the next citizen, who is served as ever. It never joins at a self-service terminal,
 * where nobody looks who puts down which card.
 */
export type Comparable = SessionOf<'consent'> | SessionOf<'certificates'> | SessionOf<'working'>;

/** The person that a card may be held against, without a word on the screen. */
function comparable(session: Session): { session: Comparable; person: Person } | undefined {
  const person = personOf(session);
  if (person?.subject.via !== 'code' || person.cardId !== undefined) return undefined;
  if (session.state === 'consent' || session.state === 'certificates') return { session, person };
  const isAfterConsent =
    session.state === 'working' && ['authorise', 'list'].includes(session.task.kind);
  return isAfterConsent ? { session, person } : undefined;
}

function withPerson(session: Comparable, person: Person): Session {
  if (session.state !== 'working') return { ...session, person };
  const { task } = session;
  return task.kind === 'verify' ? session : { ...session, task: { ...task, person } };
}

/** A card beside an open session; `undefined` where it is not the clerk's way of comparing. */
export function compare(session: Session, card: CardInput, rules: SessionRules): Step | undefined {
  const found = rules.mode === 'counter' ? comparable(session) : undefined;
  if (!found) return undefined;
  const person = { ...found.person, comparing: card.requestId };
  const { id } = found.session;
  return stay(withPerson(found.session, person), { kind: 'join', id, card, person });
}

type JoinEvent = Extract<SessionEvent, { kind: 'joined' | 'join-failed' }>;

/** The ways out of a session whose card does not join it. */
export interface WaysOut {
  /** Begins the next session, with this card. */
  readonly begin: (card: CardInput) => Step;
  /** Ends the session with clear words. */
  readonly stop: (failure: Failure) => Step;
}

/** The joint answer, asking for nothing that the citizen was not shown before the card came. */
function asShown(joined: Verified, { verified }: Person): Verified {
  const given = new Set(joined.reply.scopes.map(({ code }) => code));
  const scopes = verified.reply.scopes.filter(({ code }) => given.has(code));
  return { ...joined, reply: { ...joined.reply, scopes } };
}

/** The answer to {@link compare}. */
export function compared(
  session: Session,
  event: JoinEvent,
  now: number,
  { begin, stop }: WaysOut,
): Step | undefined {
  const found = comparable(session);
  if (!found) return undefined;
  const { card } = event;
  // Another card has been put down since.
  if (found.person.comparing !== card.requestId) return stay(session);
  if (event.kind === 'joined') {
    const joint = asShown(event.verified, found.person);
    return stay(withPerson(found.session, withCard(found.person, card, joint, now)));
  }
  if (event.failure.code === 'PERSON_MISMATCH') return begin(card);
  if (event.failure.code === 'CARD_REPORTED_LOST') return stop(event.failure);
  const { comparing, ...person } = found.person;
  return stay(withPerson(found.session, person), { kind: 'notice', failure: event.failure });
}
