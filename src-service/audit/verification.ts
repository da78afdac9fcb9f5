import type { AuditEvent } from '../../contract/audit.ts';
import { realNameLevelSchema } from '../../contract/evidence.ts';
import type { Verified } from '../platform/verified.ts';
import type { SessionEvent } from '../session/events.ts';
import type { Input, Session } from '../session/model.ts';
import { personOf } from '../session/person.ts';
import type { Subjects } from './subjects.ts';

type Verification = Extract<AuditEvent, { event: 'verification' }>;
type Via = Verification['via'];

/** How a session's person was to be found out when this event came; `undefined` where it is not about that. */
function viaOf(before: Session, event: SessionEvent): Via | undefined {
  switch (event.kind) {
    case 'joined':
    case 'join-failed':
      return 'id-card';
    case 'scan-confirmed':
      return 'scan-session';
    case 'queue-done':
    case 'queue-failed':
      return 'code';
    case 'verified':
    case 'way-failed':
    case 'deadline':
      if (before.state === 'scan-session') return 'scan-session';
      if (before.state === 'queued') return event.kind === 'deadline' ? 'code' : undefined;
      return before.state === 'working' ? inputOf(before)?.via : undefined;
    default:
      return undefined;
  }
}

function inputOf(session: Session): Input | undefined {
  if (session.state !== 'working') return undefined;
  const { task } = session;
  if (task.kind === 'verify') return task.input;
  return task.kind === 'join' ? task.card : undefined;
}

/** Who was found, or whose number was on the card. */
function whoOf(before: Session, event: SessionEvent, subjects: Subjects) {
  const verified: Verified | undefined =
    'verified' in event ? event.verified : personOf(before)?.verified;
  if (verified) {
    const { codeSystemId } = verified.route;
    return { codeSystemId, subject: subjects.ofCode(codeSystemId, verified.reply.subjectRef) };
  }
  const input = inputOf(before);
  if (input?.via === 'code') return { codeSystemId: input.codeSystemId };
  return input ? { subject: subjects.ofCard(input.holder.idNo) } : {};
}

/** What a step of the session says of a verification that has come to its end, well or not. */
export function verificationOf(
  before: Session,
  event: SessionEvent,
  after: Session,
  { item, subjects }: { readonly item: string; readonly subjects: Subjects },
): Verification | undefined {
  const via = viaOf(before, event);
  // A late answer changes nothing, nor does one that is tried again.
  if (before === after || via === undefined || !('id' in before)) return undefined;
  const failure =
    event.kind === 'join-failed' || event.kind === 'queue-failed'
      ? event.failure.code
      : after.state === 'failed'
        ? after.failure.code
        : undefined;
  const level = realNameLevelSchema.safeParse(personOf(after)?.subject.realNameLevel).data;
  if (failure === undefined && level === undefined) return undefined;
  return {
    ...{ event: 'verification', session: before.id, item, via },
    ...whoOf(before, event, subjects),
    ...(failure === undefined ? {} : { failure }),
    ...(failure === undefined && level !== undefined ? { level } : {}),
  };
}
