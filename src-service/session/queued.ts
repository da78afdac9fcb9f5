import { failure } from '../../contract/failures.ts';
import type { SessionEvent, Step } from './events.ts';
import { identified } from './level.ts';
import type { SessionOf, SessionRules } from './model.ts';
import { personOfCode } from './person.ts';
import { ended, failed, leave, stay, unexpected } from './steps.ts';

/** How long after its expiry a queued scan is waited for, in milliseconds. */
const QUEUE_GRACE_MS = 5_000;

type Queued = SessionOf<'queued'>;

/** When a saved scan is given up; the queue itself ends a row that has outlived its code. */
export function endOfQueued({ expiresAt, presentUntil }: Queued, { mode }: SessionRules): number {
  // The grace is for a queue that cannot.
  const last = expiresAt + QUEUE_GRACE_MS;
  return mode === 'counter' ? last : Math.min(presentUntil, last);
}

/** The platform is out of reach; the scan is safe in the queue. */
export function onQueued(
  session: Queued,
  event: SessionEvent,
  rules: SessionRules,
  now: number,
): Step {
  const { id } = session;
  switch (event.kind) {
    case 'queue-tried':
      return stay({ ...session, tries: session.tries + 1, nextTryAt: event.nextTryAt });
    case 'queue-done':
      return identified(id, personOfCode(id, event.verified, now), rules, now);
    case 'queue-failed':
      return failed(id, event.failure, rules, now);
    case 'deadline':
      // Nobody has touched the screen: whoever showed this code is not here any more.
      if (now < session.expiresAt) return ended('idle', rules, now, ...leave(session));
      return failed(id, failure('QUEUE_EXPIRED'), rules, now, ...leave(session));
    case 'extend':
      return stay({ ...session, presentUntil: now + rules.limits.view });
    case 'end':
      return ended('by-person', rules, now, ...leave(session));
    default:
      return unexpected(session, event);
  }
}
