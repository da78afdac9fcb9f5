import type { AuditEvent } from '../../contract/audit.ts';
import type { SessionEvent } from '../session/events.ts';
import type { Session } from '../session/model.ts';
import { personOf } from '../session/person.ts';
import type { Subjects } from './subjects.ts';

type Comparison = Extract<AuditEvent, { event: 'face.compared' }>;

/** What a step of the session says of a clerk's comparison of face and card photo, if it was one. */
export function comparisonOf(
  before: Session,
  event: SessionEvent,
  after: Session,
  { item, subjects }: { readonly item: string; readonly subjects: Subjects },
): Comparison | undefined {
  const person = personOf(before);
  // One that was not taken has changed nothing.
  if (event.kind !== 'face-compared' || before === after || !person) return undefined;
  const { route, reply } = person.verified;
  const { codeSystemId } = route;
  return {
    ...{ event: 'face.compared', session: event.id, item, codeSystemId },
    subject: subjects.ofCode(codeSystemId, reply.subjectRef),
    photo: event.photo,
    result: event.same ? 'same' : 'different',
  };
}
