import { failure } from '../../contract/failures.ts';
import type { SessionEvent, Step } from './events.ts';
import { levelHolds, stillToGive, whyNotHere } from './level.ts';
import type { CardInput, CodeInput, SessionOf, SessionRules } from './model.ts';
import { ended, failed, stay, unexpected, work } from './steps.ts';

type Evidence = SessionOf<'evidence'>;

/**
 * Whether what was put down or shown is what this session waits for. It then joins the session, and
 * has to be the same person's: anybody else's ends it with `PERSON_MISMATCH`, in both modes, because
 * two people at one request for proof is what the proof is there to find out.
 */
export function isAwaited({ missing }: Evidence, input: CardInput | CodeInput): boolean {
  return missing.includes(input.via === 'code' ? 'CODE' : 'CARD');
}

/** Takes it: a card is held against the code at hand, a code is verified and then held against it. */
export function takeProof(
  session: Evidence,
  input: CardInput | CodeInput,
  rules: SessionRules,
  now: number,
): Step {
  const { id, person, card, token } = session;
  const compared = person.evidence.steps.filter(({ kind }) => kind === 'MANUAL');
  if (input.via === 'id-card') {
    const task = { kind: 'join', card: input, person, ...(token ? { token } : {}) } as const;
    return stay(work(id, task, rules, now), { kind: 'join', id, card: input, person });
  }
  const task = { kind: 'verify', input, ...(card ? { join: card, compared } : {}) } as const;
  return stay(work(id, task, rules, now), { kind: 'verify', id, input });
}

/** So often a wait begins anew; a cable that flickers must not keep a person's page for ever. */
const MAX_STOPS = 2;

/**
 * What is asked for follows what can be done here. Where nothing can, the person is told to wait, and
 * has the whole time once it can again.
 */
export function followed(session: Evidence, rules: SessionRules, now: number): Step {
  const { stuck, stops = 0, ...rest } = session;
  const its = { ...rules, minLevel: session.needLevel };
  const missing = stillToGive(session.person, its, now);
  if (missing.length === 0) {
    return stay(stuck ? session : { ...rest, stuck: true, stops: stops + 1 });
  }
  const isSame = missing.join() === session.missing.join();
  if (!stuck) return stay(isSame ? session : { ...session, missing });
  const deadline = stops > MAX_STOPS ? session.deadline : now + rules.limits.consent;
  return stay({ ...rest, missing, stops, deadline });
}

/** More proof is asked for; nothing is shown of anybody but the person who began. */
export function onEvidence(
  session: Evidence,
  event: SessionEvent,
  rules: SessionRules,
  now: number,
): Step {
  const { id, person, needLevel } = session;
  switch (event.kind) {
    case 'deadline': {
      const held = levelHolds(person, { ...rules, minLevel: needLevel }, now);
      if (held.ok) return ended('idle', rules, now);
      if (!session.stuck) return failed(id, held.error, rules, now);
      return failed(id, failure(whyNotHere(person, rules, now), held.error.detail), rules, now);
    }
    case 'end':
      return ended('by-person', rules, now);
    default:
      return unexpected(session, event);
  }
}
