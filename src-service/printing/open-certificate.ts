import { type CheckState, isPrintable } from '../../contract/certificate-check.ts';
import type { AccessToken } from '../platform/access-token.ts';
import type { ListedCertificate } from '../platform/certificate-source.ts';
import type { Verified } from '../platform/verified.ts';
import { certificateAt } from '../session/certificates.ts';
import type { Session } from '../session/model.ts';

/** A certificate on the screen, with what has to be known to print it and to tell of it. */
export interface OpenCertificate {
  readonly entry: ListedCertificate;
  /** End of the certificate, YYYY-MM-DD. */
  readonly validTo: string | undefined;
  readonly isPrintable: boolean;
  /** What the check of its seals came to. */
  readonly check: CheckState;
  readonly verified: Verified;
  readonly token: AccessToken;
}

/** What is open and `ready` in this session; `undefined` where it is not that one any more. */
export function openCertificateOf(
  session: Session,
  sessionId: string,
  certificateId: string,
): OpenCertificate | undefined {
  if (session.state !== 'certificates' || session.id !== sessionId) return undefined;
  const { opened, person, grant } = session;
  if (opened?.certificateId !== certificateId || opened.state !== 'ready') return undefined;
  const entry = certificateAt(session, certificateId);
  if (!entry) return undefined;
  return {
    ...{ entry, validTo: entry.validTo, verified: person.verified, token: grant.accessToken },
    // What nobody has looked at yet is not put on paper.
    isPrintable: opened.check !== undefined && isPrintable(opened.check),
    check: opened.check?.state ?? 'NOT_CHECKED',
  };
}
