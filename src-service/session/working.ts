import { type Failure, FAILURES } from '../../contract/failures.ts';
import type { SessionEvent, Step } from './events.ts';
import { identified } from './level.ts';
import type { SessionOf, SessionRules } from './model.ts';
import { personOfCard, personOfCode, withCard, withSteps } from './person.ts';
import { atStep, ended, failed, outOfTime, stay, unexpected } from './steps.ts';

type Working = SessionOf<'working'>;
type EventOf<K extends SessionEvent['kind']> = Extract<SessionEvent, { kind: K }>;

function wayFailed(session: Working, why: Failure, rules: SessionRules, now: number): Step {
  const { task, id } = session;
  const isPassing = FAILURES[why.code].remedy === 'automatic';
  // Before consent a scanned code can wait; later the citizen has to see what happened.
  if (isPassing && task.kind === 'verify' && task.input.via === 'code' && !task.join) {
    return stay(session, { kind: 'enqueue', id, input: task.input });
  }
  return failed(id, why, rules, now);
}

function verified(
  session: Working,
  event: EventOf<'verified'>,
  rules: SessionRules,
  now: number,
): Step {
  const { task, id } = session;
  if (task.kind !== 'verify') return unexpected(session, event);
  const { input, join: card } = task;
  if (input.via === 'id-card') {
    const person = personOfCard(id, input, event.verified, now);
    return identified(id, person, rules, now, { card: input });
  }
  const alone = personOfCode(id, event.verified, now);
  if (!card) return identified(id, alone, rules, now);
  // What a clerk saw of the card's person goes on: the code is that person's, or the session stops.
  const person = withSteps(alone, task.compared ?? []);
  const joining = { ...session, step: 'verify', task: { kind: 'join', card, person } } as const;
  return stay(atStep(joining, rules, now), { kind: 'join', id, card, person });
}

function joined(
  session: Working,
  event: EventOf<'joined'>,
  rules: SessionRules,
  now: number,
): Step {
  const { task, id } = session;
  if (task.kind !== 'join') return unexpected(session, event);
  const person = withCard(task.person, task.card, event.verified, now);
  return identified(id, person, rules, now, task.token ? { token: task.token } : {});
}

/** A step of the way is under way: each ends within its share, all of them within the budget. */
export function onWorking(
  session: Working,
  event: SessionEvent,
  rules: SessionRules,
  now: number,
): Step {
  const { task, id } = session;
  switch (event.kind) {
    case 'step':
      return stay(atStep({ ...session, step: event.step }, rules, now));
    case 'verified':
      return verified(session, event, rules, now);
    case 'joined':
      return joined(session, event, rules, now);
    case 'granted': {
      if (task.kind !== 'authorise' && task.kind !== 'list') return unexpected(session, event);
      const { person } = task;
      const endsAt = now + rules.limits.idle;
      return stay({ state: 'certificates', id, person, grant: event.grant, endsAt });
    }
    case 'join-failed':
    case 'way-failed':
      return wayFailed(session, event.failure, rules, now);
    case 'deadline':
      return wayFailed(session, outOfTime(session), rules, now);
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
