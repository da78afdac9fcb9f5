import { failure } from '../../contract/failures.ts';
import type { SessionEvent, Step } from './events.ts';
import { identified } from './level.ts';
import type { Session, SessionOf, SessionRules } from './model.ts';
import { withComparison } from './person.ts';
import { failed, stay, unexpected } from './steps.ts';

type Compared = Extract<SessionEvent, { kind: 'face-compared' }>;
/** States with the person's card before the clerk, and time to look. */
type Comparable = SessionOf<'evidence'> | SessionOf<'consent'> | SessionOf<'certificates'>;

function isComparable(session: Session): session is Comparable {
  if (!['evidence', 'consent', 'certificates'].includes(session.state)) return false;
  const { person } = session as Comparable;
  // While the platform that was to be asked is away, nothing lifts a level (offline no more than 2).
  if (session.state === 'evidence' && session.stuck) return false;
  return person.cardId !== undefined && !person.subject.proofs.includes('MANUAL');
}

/**
 * The card, by its `requestId`, of which a clerk can say now that the person is the one on its photo, or
 * is not (人证比对): at a counter, once in a session, with a card that is this person's and was read in
 * this session. `undefined` where there is none.
 */
export function comparableCard(session: Session, mode: SessionRules['mode']): string | undefined {
  return mode === 'counter' && isComparable(session) ? session.person.cardId : undefined;
}

/**
 * The clerk has looked. Another face than the card's is a clear stop wherever the session stands, and
 * nothing of it is left. The same one is written down as evidence of this session: what is asked for
 * goes on where the item lets that count, everything else stays as it was.
 */
export function faceCompared(
  session: Session,
  event: Compared,
  rules: SessionRules,
  now: number,
): Step {
  const { id, cardId, same, photo } = event;
  if (!isComparable(session) || comparableCard(session, rules.mode) !== cardId) {
    return unexpected(session, event);
  }
  if (!same) return failed(id, failure('FACE_MISMATCH'), rules, now, { kind: 'drop-document' });
  const person = withComparison(session.person, { operatorId: rules.operatorId, photo }, now);
  if (session.state === 'evidence' && session.missing.includes('CLERK')) {
    const { card, token } = session;
    const brought = { ...(card ? { card } : {}), ...(token ? { token } : {}) };
    return identified(id, person, { ...rules, minLevel: session.needLevel }, now, brought);
  }
  return stay({ ...session, person });
}
