import { failure } from '../../contract/failures.ts';
import { onCertificates } from './certificates.ts';
import { compared, type WaysOut } from './compare.ts';
import { onConsent } from './consent.ts';
import { begin, onDevice } from './device-input.ts';
import type { SessionEvent, Step } from './events.ts';
import { faceCompared } from './face-compared.ts';
import { followed, onEvidence } from './evidence.ts';
import type { Session, SessionRules } from './model.ts';
import { endOfQueued, onQueued } from './queued.ts';
import { mayShowCode, onScanSession, showCode } from './scan-session.ts';
import { failed, type Moment, stay, unexpected } from './steps.ts';
import { onWorking } from './working.ts';

const IDLE: Session = { state: 'idle' };

/** Fields in which the id of an event must be that of the present session. */
function isStale(session: Session, event: SessionEvent): boolean {
  if ('rowId' in event) return !(session.state === 'queued' && session.rowId === event.rowId);
  if (!('id' in event)) return false;
  return !('id' in session) || session.id !== event.id;
}

function onPassing(session: Session, event: SessionEvent, rules: SessionRules, now: number): Step {
  if (event.kind === 'deadline' && session.state === 'reading-card') {
    return failed(session.id, failure('CARD_UNREADABLE', 'time'), rules, now);
  }
  if (event.kind === 'deadline' || event.kind === 'end') return stay(IDLE);
  return unexpected(session, event);
}

function onState(session: Session, event: SessionEvent, rules: SessionRules, now: number): Step {
  switch (session.state) {
    case 'working':
      return onWorking(session, event, rules, now);
    case 'queued':
      return onQueued(session, event, rules, now);
    case 'scan-session':
      return onScanSession(session, event, rules, now);
    case 'evidence':
      return onEvidence(session, event, rules, now);
    case 'consent':
      return onConsent(session, event, rules, now);
    case 'certificates':
      return onCertificates(session, event, rules, now);
    default:
      return onPassing(session, event, rules, now);
  }
}

/**
 * The session machine: from one event to the next state and what has to be done. Pure; unknown
 * events change nothing, late events of a session that is over are dropped, and every state but
 * `idle` has a deadline, so that none needs a restart to be left.
 */
export function reduce(
  session: Session,
  event: SessionEvent,
  rules: SessionRules,
  at: Moment,
): Step {
  if (isStale(session, event)) return stay(session);
  switch (event.kind) {
    case 'code':
    case 'card':
    case 'card-present':
    case 'card-removed':
    case 'input-failed':
      return onDevice(session, event, rules, at);
    case 'abilities':
      return session.state === 'evidence' ? followed(session, rules, at.now) : stay(session);
    case 'face-compared':
      return faceCompared(session, event, rules, at.now);
    case 'show-code':
      return mayShowCode(session) ? showCode(rules, at) : unexpected(session, event);
    case 'joined':
    case 'join-failed': {
      const out: WaysOut = {
        begin: (card) => begin(session, card, rules, at),
        stop: (why) => failed(event.id, why, rules, at.now, { kind: 'drop-document' }),
      };
      return compared(session, event, at.now, out) ?? onState(session, event, rules, at.now);
    }
    default:
      return onState(session, event, rules, at.now);
  }
}

/** When the present state ends by itself, in milliseconds since 1970; `undefined` for never. */
export function deadlineOf(session: Session, rules: SessionRules): number | undefined {
  switch (session.state) {
    case 'idle':
      return undefined;
    case 'queued':
      return endOfQueued(session, rules);
    case 'reading-card':
      return session.startedAt + rules.limits.readCard;
    case 'working':
      return session.stepEndsAt;
    case 'scan-session':
    case 'evidence':
    case 'consent':
      return session.deadline;
    default:
      return session.endsAt;
  }
}
