import type { Failure } from '../../contract/failures.ts';
import type { Session, SessionEffect, SessionEvent, SessionRules, Step } from './model.ts';

/** The next state, with what has to be done. */
export function stay(session: Session, ...effects: SessionEffect[]): Step {
  return { session, effects };
}

/** An event that this state does not know is told to the log and changes nothing. */
export function unexpected(session: Session, event: SessionEvent): Step {
  return stay(session, { kind: 'unexpected', name: event.kind });
}

/** Clear words on the screen for a while. */
export function failed(id: string, why: Failure, rules: SessionRules, now: number): Step {
  return stay({ state: 'failed', id, failure: why, endsAt: now + rules.limits.failure });
}

/** Farewell. */
export function ended(
  reason: 'by-person' | 'idle' | 'refused',
  rules: SessionRules,
  now: number,
  ...effects: SessionEffect[]
): Step {
  return stay({ state: 'ended', reason, endsAt: now + rules.limits.farewell }, ...effects);
}
