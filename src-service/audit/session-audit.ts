import type { AuditEvent } from '../../contract/audit.ts';
import type { CertificateCheck } from '../../contract/certificate-check.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import { err, type Result } from '../../contract/result.ts';
import { sm3Hex } from '../../crypto/sm3.ts';
import type { ListedCertificate } from '../platform/certificate-source.ts';
import type { Verified } from '../platform/verified.ts';
import type { SessionEvent } from '../session/events.ts';
import type { Session } from '../session/model.ts';
import { comparisonOf } from './comparison.ts';
import type { Recorder } from './recorder.ts';
import type { Subjects } from './subjects.ts';
import { verificationOf } from './verification.ts';

/** What of a session goes into the audit log. */
export interface SessionAudit {
  /** The session has gone on by one event. */
  stepped(before: Session, event: SessionEvent, after: Session): void;
  /** Before the token is asked for or used. Fails with `STORE_FAILED`: then it must not be. */
  consentGiven(session: string, verified: Verified): Result<undefined, Failure>;
  /** Before the certificate is given to the window; likewise. */
  disclosure(
    session: string,
    verified: Verified,
    entry: Pick<ListedCertificate, 'typeCode'>,
    /** As the code system names it. */
    consentId: string | undefined,
    check: CertificateCheck,
  ): Result<undefined, Failure>;
}

export interface SessionAuditOptions {
  readonly recorder: Recorder;
  /** Absent where there is no store. */
  readonly subjects: Subjects | undefined;
  readonly item: () => string;
}

export function createSessionAudit(options: SessionAuditOptions): SessionAudit {
  const { recorder, subjects } = options;

  function consent(
    event: 'consent.given' | 'consent.refused',
    session: string,
    { route: { codeSystemId }, reply }: Verified,
    by: Subjects,
  ): AuditEvent {
    const subject = by.ofCode(codeSystemId, reply.subjectRef);
    const scopes = reply.scopes.map(({ code }) => code);
    return { event, session, item: options.item(), codeSystemId, subject, scopes };
  }

  return {
    stepped(before, event, after) {
      if (!subjects) return;
      const entry = verificationOf(before, event, after, { item: options.item(), subjects });
      if (entry) recorder.note(entry);
      const comparison = comparisonOf(before, event, after, { item: options.item(), subjects });
      if (comparison) recorder.note(comparison);
      if (before.state === 'consent' && after.state === 'ended') {
        recorder.note(consent('consent.refused', before.id, before.person.verified, subjects));
      }
    },
    consentGiven: (session, verified) =>
      subjects
        ? recorder.promise(consent('consent.given', session, verified, subjects))
        : err(failure('STORE_FAILED', 'audit')),
    disclosure(session, { route, reply }, { typeCode }, consentId, { state, metadata }) {
      if (!subjects) return err(failure('STORE_FAILED', 'audit'));
      const subject = subjects.ofCode(route.codeSystemId, reply.subjectRef);
      const item = options.item();
      const consent =
        consentId === undefined ? {} : { consent: sm3Hex(new TextEncoder().encode(consentId)) };
      return recorder.promise({
        event: 'disclosure',
        session,
        item,
        subject,
        typeCode,
        ...consent,
        ...{ check: state, metadata: metadata.state },
      });
    },
  };
}
