import type { ListedCertificate } from '../platform/certificate-source.ts';
import type { SessionEffect, SessionEvent, Step } from './events.ts';
import type { Session, SessionRules } from './model.ts';
import { ended, stay, unexpected } from './steps.ts';

type Certificates = Extract<Session, { state: 'certificates' }>;

/** Any sign of a person starts the countdown anew; an open certificate is given more time. */
function touched(session: Certificates, rules: SessionRules, now: number): Certificates {
  const { view, idle } = rules.limits;
  return { ...session, endsAt: now + (session.opened ? view : idle) };
}

function without(session: Certificates): Certificates {
  const { opened, ...rest } = session;
  return rest;
}

/** The certificate at this place of the list; ids are places, so that they say nothing. */
export function certificateAt(
  session: Certificates,
  certificateId: string,
): ListedCertificate | undefined {
  return session.grant.entries.find((_entry, index) => certificateIdOf(index) === certificateId);
}

export function certificateIdOf(index: number): string {
  return `c${index + 1}`;
}

function open(
  session: Certificates,
  certificateId: string,
  rules: SessionRules,
  now: number,
): Step {
  const entry = certificateAt(session, certificateId);
  if (!entry) return stay(session);
  const { opened: before } = session;
  // A double tap fetches once; after a failure the same button tries again.
  if (before?.certificateId === certificateId && before.state !== 'failed') {
    return stay(touched(session, rules, now));
  }
  const { id, person, grant } = session;
  const opened = { certificateId, state: 'loading' } as const;
  return stay(
    touched({ ...session, opened }, rules, now),
    { kind: 'drop-document' },
    {
      kind: 'fetch',
      id,
      certificateId,
      entry,
      verified: person.verified,
      accessToken: grant.accessToken,
    },
  );
}

/** What the code system is told now that the opened certificate is on the screen. */
function use(session: Certificates, certificateId: string): SessionEffect[] {
  const entry = certificateAt(session, certificateId);
  if (!entry) return [];
  const { person, grant } = session;
  const { identifier } = entry;
  return [{ kind: 'tell-use', verified: person.verified, token: grant.accessToken, identifier }];
}

/** Consent given: the list, one certificate open at a time. */
export function onCertificates(
  session: Certificates,
  event: SessionEvent,
  rules: SessionRules,
  now: number,
): Step {
  switch (event.kind) {
    case 'open':
      return open(session, event.certificateId, rules, now);
    case 'close':
      return stay(touched(without(session), rules, now), { kind: 'drop-document' });
    case 'extend':
      return stay(touched(session, rules, now));
    case 'document-ready':
    case 'document-waiting':
    case 'document-failed': {
      // The person may have opened another one meanwhile.
      if (session.opened?.certificateId !== event.certificateId) return stay(session);
      const { certificateId } = event;
      if (event.kind === 'document-failed') {
        const opened = { certificateId, state: 'failed', failure: event.failure } as const;
        return stay({ ...session, opened });
      }
      if (event.kind === 'document-waiting') {
        return stay({ ...session, opened: { certificateId, state: 'waiting' } });
      }
      const opened = { certificateId, state: 'ready', check: event.check } as const;
      return stay({ ...session, opened }, ...use(session, certificateId));
    }
    case 'end':
      return ended('by-person', rules, now);
    case 'deadline':
      return ended('idle', rules, now);
    default:
      return unexpected(session, event);
  }
}
