import { failure } from '../../contract/failures.ts';
import type { SessionEvent, Step } from './events.ts';
import { levelHolds } from './level.ts';
import type { SessionOf, SessionRules } from './model.ts';
import { ended, failed, stay, unexpected, work } from './steps.ts';

/** Who asks for what: the person agrees or refuses, while the level still holds. */
export function onConsent(
  session: SessionOf<'consent'>,
  event: SessionEvent,
  rules: SessionRules,
  now: number,
): Step {
  const { id, person } = session;
  const { verified } = person;
  // The page may end before the time in which the code system takes a consent does.
  const pastPageMs = Math.max(0, verified.consentForMs - rules.limits.consent);
  const forMs = Math.max(0, session.deadline + pastPageMs - now);
  const refusal = { kind: 'tell-refusal', verified, forMs } as const;
  switch (event.kind) {
    case 'agree': {
      const held = levelHolds(person, rules, now);
      if (!held.ok) return failed(id, held.error, rules, now);
      // What the level rested on stays with the consent; it may lapse while that is still used.
      const agreed = { ...person, record: held.value };
      const working = work(id, { kind: 'authorise', person: agreed }, rules, now);
      return stay(working, { kind: 'authorise', id, person: agreed });
    }
    case 'refuse':
      return ended('refused', rules, now, refusal);
    case 'end':
      return ended('by-person', rules, now, refusal);
    case 'deadline': {
      const held = levelHolds(person, rules, now);
      return failed(id, held.ok ? failure('CONSENT_TIMEOUT') : held.error, rules, now);
    }
    default:
      return unexpected(session, event);
  }
}
