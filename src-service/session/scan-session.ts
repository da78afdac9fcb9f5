import { failure } from '../../contract/failures.ts';
import type { SessionEvent, Step } from './events.ts';
import { identified } from './level.ts';
import type { Session, SessionOf, SessionRules } from './model.ts';
import { personOfCode } from './person.ts';
import { ended, failed, type Moment, stay, unexpected } from './steps.ts';

/** Longest time that a code is shown, whatever the code system says, in milliseconds. */
const MAX_SHOWN_MS = 10 * 60_000;

/** True where a code may be shown: nobody's data is open, and nobody's question is under way. */
export function mayShowCode(session: Session): boolean {
  return ['idle', 'failed', 'ended'].includes(session.state);
}

/** 扫码: asks for a one-time code. Without the platform there is none, and nothing is queued. */
export function showCode(rules: SessionRules, { now, newId }: Moment): Step {
  const id = newId();
  if (!rules.abilities.online) return failed(id, failure('PLATFORM_UNREACHABLE'), rules, now);
  const deadline = now + rules.limits.scanBudget;
  return stay({ state: 'scan-session', id, phase: 'opening', deadline }, { kind: 'open-scan', id });
}

/**
 * The terminal's code is shown and the citizen's app reads it. Nothing of the person is known before
 * the app has confirmed, so that any code or card that is presented meanwhile takes the place.
 */
export function onScanSession(
  session: SessionOf<'scan-session'>,
  event: SessionEvent,
  rules: SessionRules,
  now: number,
): Step {
  const { id, scanCode } = session;
  switch (event.kind) {
    case 'scan-opened': {
      const deadline = now + Math.min(event.validForMs, MAX_SHOWN_MS);
      return stay({ ...session, phase: 'pending', scanCode: event.scanCode, deadline });
    }
    case 'scan-seen':
      return stay({ ...session, phase: 'scanned' });
    case 'scan-confirmed': {
      const person = personOfCode(id, event.verified, now);
      return identified(id, person, rules, now, { token: event.token });
    }
    case 'way-failed':
      return failed(id, event.failure, rules, now);
    case 'deadline': {
      const why = scanCode === undefined ? 'PLATFORM_TIMEOUT' : 'SCAN_SESSION_EXPIRED';
      return failed(id, failure(why), rules, now);
    }
    case 'end':
      return ended('by-person', rules, now);
    default:
      return unexpected(session, event);
  }
}
