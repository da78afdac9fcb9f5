import { type Failure, failure } from '../../contract/failures.ts';
import type { SessionEffect, SessionEvent, Step } from './events.ts';
import type { Session, SessionOf, SessionRules, Task } from './model.ts';

/** The present moment and the source of fresh session ids. */
export interface Moment {
  readonly now: number;
  readonly newId: () => string;
}

/** The next state, with what has to be done. */
export function stay(session: Session, ...effects: SessionEffect[]): Step {
  return { session, effects };
}

/** An event that this state does not know is told to the log and changes nothing. */
export function unexpected(session: Session, event: SessionEvent): Step {
  return stay(session, { kind: 'unexpected', name: event.kind });
}

/** Clear words on the screen for a while; nothing of the session is left but its name. */
export function failed(
  id: string,
  why: Failure,
  rules: SessionRules,
  now: number,
  ...effects: SessionEffect[]
): Step {
  return stay(
    { state: 'failed', id, failure: why, endsAt: now + rules.limits.failure },
    ...effects,
  );
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

/** What a session leaves behind in the queue when it ends before its time. */
export function leave(session: Session): SessionEffect[] {
  return session.state === 'queued' ? [{ kind: 'withdraw', rowId: session.rowId }] : [];
}

/** Where each task begins. */
const FIRST_STEP = {
  verify: 'check',
  join: 'verify',
  authorise: 'authorise',
  list: 'list',
} as const satisfies Record<Task['kind'], SessionOf<'working'>['step']>;

/**
 * Part of the whole budget that one step may take, so that one that hangs leaves time for what comes
 * after it, and its own failure is told. Nothing of `check` is done over the network.
 */
const STEP_SHARE = { check: 0.1, route: 0.5, verify: 0.8, authorise: 0.8, list: 0.8 } as const;

/** Comes to a step on the way. */
export function atStep(
  session: Omit<SessionOf<'working'>, 'stepEndsAt'>,
  { limits }: SessionRules,
  now: number,
): SessionOf<'working'> {
  const share = limits.scanBudget * STEP_SHARE[session.step];
  return { ...session, stepEndsAt: Math.min(session.deadline, now + share) };
}

/** Begins to work on something, with the whole budget. */
export function work(
  id: string,
  task: Task,
  rules: SessionRules,
  now: number,
): SessionOf<'working'> {
  const deadline = now + rules.limits.scanBudget;
  const step = FIRST_STEP[task.kind];
  return atStep({ state: 'working', id, step, startedAt: now, deadline, task }, rules, now);
}

/** What a step that has run out of time is called. */
export function outOfTime({ step }: SessionOf<'working'>): Failure {
  return failure('PLATFORM_TIMEOUT', step);
}
