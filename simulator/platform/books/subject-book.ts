import type { Clock } from '../../../contract/clock.ts';
import type { UnsignedHead } from '../../../contract/platform/common.ts';
import { ok } from '../../../contract/result.ts';
import { refuse, type Answer } from '../answer.ts';
import { randomSecret } from '../random-text.ts';
import { cappedMap } from './capped-map.ts';

const SUBJECT_CAP = 10_000;
/** How long after a verification the citizen may still agree, in milliseconds. */
export const CONSENT_WINDOW_MS = 5 * 60_000;

/** One verification that waits for the citizen's decision. */
export interface Subject {
  readonly subjectRef: string;
  readonly citizenId: string;
  readonly codeSystemId: string;
  readonly terminalId: string;
  /** Who serves the citizen, at a counter. */
  readonly operatorId: string | undefined;
  readonly itemCode: string;
  /** Certificate type codes that were offered. */
  readonly scopes: readonly string[];
  readonly consentUntil: number;
}

/** Who was verified, under a name that means nothing elsewhere and is new each time. */
export interface SubjectBook {
  /** With `subjectRef` the verification goes on under the name that it has, decided or not. */
  open(subject: Omit<Subject, 'subjectRef' | 'consentUntil'>, subjectRef?: string): Subject;
  /** The verification under this name, in time and from here: a card may join it all that time. */
  find(codeSystemId: string, subjectRef: string, head: UnsignedHead): Answer<Subject>;
  /** Closes a verification with the citizen's decision: there is one decision, in time, from here. */
  decide(codeSystemId: string, subjectRef: string, head: UnsignedHead): Answer<Subject>;
}

/** Makes an empty subject book; `note` is told of every new name. */
export function makeSubjectBook(
  clock: Clock,
  note: (subjectRef: string) => void = () => {},
): SubjectBook {
  const entries = cappedMap<Subject>(SUBJECT_CAP);
  const decided = cappedMap<true>(SUBJECT_CAP);

  function find(codeSystemId: string, subjectRef: string, head: UnsignedHead): Answer<Subject> {
    const entry = entries.get(subjectRef);
    if (entry?.codeSystemId !== codeSystemId) {
      return refuse('TOKEN_EXPIRED', 'no verification waits under this subjectRef');
    }
    if (entry.terminalId !== head.terminalId || entry.itemCode !== head.itemCode) {
      return refuse('TERMINAL_REFUSED', 'verified by another terminal or for another item');
    }
    if (entry.operatorId !== head.operatorId) {
      return refuse('TERMINAL_REFUSED', 'verified by another operator');
    }
    if (clock.now() > entry.consentUntil) {
      entries.delete(subjectRef);
      return refuse('TOKEN_EXPIRED', 'the time for consent is over');
    }
    return ok(entry);
  }

  return {
    open(subject, subjectRef = randomSecret()) {
      const consentUntil = clock.now() + CONSENT_WINDOW_MS;
      const entry = { ...subject, subjectRef, consentUntil };
      entries.set(entry.subjectRef, entry);
      note(entry.subjectRef);
      return entry;
    },
    find,
    decide(codeSystemId, subjectRef, head) {
      const found = find(codeSystemId, subjectRef, head);
      if (!found.ok) return found;
      if (decided.get(subjectRef)) return refuse('TOKEN_EXPIRED', 'the citizen has decided');
      decided.set(subjectRef, true);
      return found;
    },
  };
}
