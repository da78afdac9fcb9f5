import { type Failure, failure, FAILURES } from '../../contract/failures.ts';
import { onCertificates } from './certificates.ts';
import type {
  Input,
  Session,
  SessionEffect,
  SessionEvent,
  SessionRules,
  Step,
  Verification,
} from './model.ts';
import { ended, failed, stay, unexpected } from './steps.ts';

/** The present moment and the source of fresh session ids. */
export interface Moment {
  readonly now: number;
  readonly newId: () => string;
}

const IDLE: Session = { state: 'idle' };
/** How long after its expiry a queued scan is waited for. */
const QUEUE_GRACE_MS = 5_000;

/** Fields in which the id of an event must be that of the present session. */
function isStale(session: Session, event: SessionEvent): boolean {
  if ('rowId' in event) return !(session.state === 'queued' && session.rowId === event.rowId);
  if (!('id' in event)) return false;
  return !('id' in session) || session.id !== event.id;
}

/** True where nobody's data is open and nobody's question is under way. */
function isFree(session: Session): boolean {
  return ['idle', 'failed', 'ended', 'queued', 'reading-card'].includes(session.state);
}

/** True where this event may take the place of the present session. */
function mayBegin(session: Session, event: SessionEvent, rules: SessionRules): boolean {
  if (isFree(session)) return true;
  // The clerk scans the next citizen without ending the one before; a bad read replaces nobody.
  return rules.mode === 'counter' && (event.kind === 'code' || event.kind === 'card');
}

/** What a session leaves behind in the queue when another one takes its place. */
function leave(session: Session): SessionEffect[] {
  return session.state === 'queued' ? [{ kind: 'withdraw', rowId: session.rowId }] : [];
}

function begin(session: Session, input: Input, rules: SessionRules, { now, newId }: Moment): Step {
  const id = newId();
  const deadline = now + rules.limits.scanBudget;
  const task = { kind: 'verify', input } as const;
  const working: Session = { state: 'working', id, step: 'check', startedAt: now, deadline, task };
  return stay(working, ...leave(session), { kind: 'verify', id, input });
}

function onDevice(session: Session, event: SessionEvent, rules: SessionRules, at: Moment): Step {
  if (event.kind === 'card-removed') {
    // Taking the card back is right in every state but this one.
    if (session.state !== 'reading-card') return stay(session);
    return failed(session.id, failure('CARD_UNREADABLE', 'lifted'), rules, at.now);
  }
  if (!mayBegin(session, event, rules)) {
    if (event.kind === 'card-present') return stay(session);
    const isBadRead = event.kind === 'input-failed' && rules.mode === 'counter';
    const why = isBadRead ? event.failure : failure('SESSION_TAKEN');
    return stay(session, { kind: 'notice', failure: why });
  }
  switch (event.kind) {
    case 'code':
    case 'card':
      return begin(session, event.input, rules, at);
    case 'card-present': {
      const reading: Session = { state: 'reading-card', id: at.newId(), startedAt: at.now };
      return stay(reading, ...leave(session));
    }
    case 'input-failed': {
      const step = failed(at.newId(), event.failure, rules, at.now);
      return { ...step, effects: leave(session) };
    }
    default:
      return unexpected(session, event);
  }
}

/** The way to the consent page has an answer; whether it suffices, the item says. */
function toConsent(id: string, verification: Verification, rules: SessionRules, now: number): Step {
  const level = verification.subject.realNameLevel;
  if (level < rules.minLevel) {
    return failed(id, failure('LEVEL_TOO_LOW', `${level} of ${rules.minLevel}`), rules, now);
  }
  const deadline = now + Math.min(rules.limits.consent, verification.consentForMs);
  return stay({ state: 'consent', id, verification, deadline });
}

type Working = Extract<Session, { state: 'working' }>;

function wayFailed(session: Working, why: Failure, rules: SessionRules, now: number): Step {
  const { task, id } = session;
  const isPassing = FAILURES[why.code].remedy === 'automatic';
  // Before consent a scanned code can wait; later the citizen has to see what happened.
  if (isPassing && task.kind === 'verify' && task.input.via === 'code') {
    return stay(session, { kind: 'enqueue', id, input: task.input });
  }
  return failed(id, why, rules, now);
}

function onWorking(session: Working, event: SessionEvent, rules: SessionRules, now: number): Step {
  const { task, id } = session;
  switch (event.kind) {
    case 'step':
      return stay({ ...session, step: event.step });
    case 'verified':
      return toConsent(id, event.verification, rules, now);
    case 'granted': {
      if (task.kind !== 'authorise') return unexpected(session, event);
      const { verification } = task;
      const endsAt = now + rules.limits.idle;
      return stay({ state: 'certificates', id, verification, grant: event.grant, endsAt });
    }
    case 'way-failed':
      return wayFailed(session, event.failure, rules, now);
    case 'deadline':
      return wayFailed(session, failure('PLATFORM_TIMEOUT', 'budget'), rules, now);
    case 'queued':
      return stay({
        state: 'queued',
        id,
        tries: 1,
        presentUntil: now + rules.limits.view,
        ...event.row,
      });
    case 'end':
      return ended('by-person', rules, now);
    default:
      return unexpected(session, event);
  }
}

function onQueued(
  session: Extract<Session, { state: 'queued' }>,
  event: SessionEvent,
  rules: SessionRules,
  now: number,
): Step {
  switch (event.kind) {
    case 'queue-tried':
      return stay({ ...session, tries: session.tries + 1, nextTryAt: event.nextTryAt });
    case 'queue-done':
      return toConsent(session.id, event.verification, rules, now);
    case 'queue-failed':
      return failed(session.id, event.failure, rules, now);
    case 'deadline': {
      const effects = leave(session);
      // Nobody has touched the screen: whoever showed this code is not here any more.
      if (now < session.expiresAt) return ended('idle', rules, now, ...effects);
      return { ...failed(session.id, failure('QUEUE_EXPIRED'), rules, now), effects };
    }
    case 'extend':
      return stay({ ...session, presentUntil: now + rules.limits.view });
    case 'end':
      return ended('by-person', rules, now, ...leave(session));
    default:
      return unexpected(session, event);
  }
}

function onConsent(
  session: Extract<Session, { state: 'consent' }>,
  event: SessionEvent,
  rules: SessionRules,
  now: number,
): Step {
  const { id, verification } = session;
  switch (event.kind) {
    case 'agree': {
      const working: Session = {
        state: 'working',
        id,
        step: 'authorise',
        startedAt: now,
        deadline: now + rules.limits.scanBudget,
        task: { kind: 'authorise', verification },
      };
      return stay(working, { kind: 'authorise', id, verification });
    }
    case 'refuse':
      return ended('refused', rules, now, { kind: 'tell-refusal', verification });
    case 'end':
      return ended('by-person', rules, now, { kind: 'tell-refusal', verification });
    case 'deadline':
      return failed(id, failure('CONSENT_TIMEOUT'), rules, now);
    default:
      return unexpected(session, event);
  }
}

function onPassing(session: Session, event: SessionEvent, rules: SessionRules, now: number): Step {
  if (event.kind === 'deadline' && session.state === 'reading-card') {
    return failed(session.id, failure('CARD_UNREADABLE', 'time'), rules, now);
  }
  if (event.kind === 'deadline' || event.kind === 'end') return stay(IDLE);
  return unexpected(session, event);
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
    default:
  }
  switch (session.state) {
    case 'working':
      return onWorking(session, event, rules, at.now);
    case 'queued':
      return onQueued(session, event, rules, at.now);
    case 'consent':
      return onConsent(session, event, rules, at.now);
    case 'certificates':
      return onCertificates(session, event, rules, at.now);
    default:
      return onPassing(session, event, rules, at.now);
  }
}

/** When the present state ends by itself, in milliseconds since 1970; `undefined` for never. */
export function deadlineOf(session: Session, rules: SessionRules): number | undefined {
  switch (session.state) {
    case 'idle':
      return undefined;
    case 'queued':
      // The queue itself ends a row that has outlived its code; the grace is for one that cannot.
      return rules.mode === 'counter'
        ? session.expiresAt + QUEUE_GRACE_MS
        : Math.min(session.presentUntil, session.expiresAt + QUEUE_GRACE_MS);
    case 'reading-card':
      return session.startedAt + rules.limits.readCard;
    case 'working':
    case 'consent':
      return session.deadline;
    default:
      return session.endsAt;
  }
}
