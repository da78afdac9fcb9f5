import { failure } from '../../contract/failures.ts';
import { compare } from './compare.ts';
import type { SessionEvent, Step } from './events.ts';
import { isAwaited, takeProof } from './evidence.ts';
import type { Input, Session, SessionRules } from './model.ts';
import { failed, leave, type Moment, stay, unexpected, work } from './steps.ts';

/** True where nobody's data is open and nobody's question is under way. */
function isFree(session: Session): boolean {
  return ['idle', 'failed', 'ended', 'queued', 'reading-card', 'scan-session'].includes(
    session.state,
  );
}

/** True where this event may take the place of the present session. */
function mayBegin(session: Session, event: SessionEvent, rules: SessionRules): boolean {
  if (isFree(session)) return true;
  // The clerk scans the next citizen without ending the one before; a bad read replaces nobody.
  return rules.mode === 'counter' && (event.kind === 'code' || event.kind === 'card');
}

/** A new session with what was presented, in the place of the present one. */
export function begin(
  session: Session,
  input: Input,
  rules: SessionRules,
  { now, newId }: Moment,
): Step {
  const id = newId();
  const working = work(id, { kind: 'verify', input }, rules, now);
  return stay(working, ...leave(session), { kind: 'verify', id, input });
}

/** What belongs to the open session: the proof that it waits for, or the card that is compared. */
function joins(
  session: Session,
  event: SessionEvent,
  rules: SessionRules,
  now: number,
): Step | undefined {
  if (event.kind !== 'code' && event.kind !== 'card') return undefined;
  if (session.state === 'evidence') {
    return isAwaited(session, event.input)
      ? takeProof(session, event.input, rules, now)
      : undefined;
  }
  return event.kind === 'card' ? compare(session, event.input, rules) : undefined;
}

function notTaken(session: Session, event: SessionEvent, rules: SessionRules): Step {
  if (event.kind === 'card-present') return stay(session);
  const isToldAsItIs = rules.mode === 'counter' || session.state === 'evidence';
  const isBadRead = event.kind === 'input-failed' && isToldAsItIs;
  const why = isBadRead ? event.failure : failure('SESSION_TAKEN');
  return stay(session, { kind: 'notice', failure: why });
}

/** Something was shown to a scanner or lies on a reader. */
export function onDevice(
  session: Session,
  event: SessionEvent,
  rules: SessionRules,
  at: Moment,
): Step {
  if (event.kind === 'card-removed') {
    // Taking the card back is right in every state but this one.
    if (session.state !== 'reading-card') return stay(session);
    return failed(session.id, failure('CARD_UNREADABLE', 'lifted'), rules, at.now);
  }
  const joined = joins(session, event, rules, at.now);
  if (joined) return joined;
  if (!mayBegin(session, event, rules)) return notTaken(session, event, rules);
  switch (event.kind) {
    case 'code':
    case 'card':
      return begin(session, event.input, rules, at);
    case 'card-present': {
      const reading: Session = { state: 'reading-card', id: at.newId(), startedAt: at.now };
      return stay(reading, ...leave(session));
    }
    case 'input-failed':
      // The code on the screen goes on: what was read is no reason to take it from the next citizen.
      if (session.state === 'scan-session') {
        return stay(session, { kind: 'notice', failure: event.failure });
      }
      return failed(at.newId(), event.failure, rules, at.now, ...leave(session));
    default:
      return unexpected(session, event);
  }
}
