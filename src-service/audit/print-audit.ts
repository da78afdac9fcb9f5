import { type Failure, failure } from '../../contract/failures.ts';
import type { PrintJob } from '../../contract/printing.ts';
import { err, type Result } from '../../contract/result.ts';
import type { ListedCertificate } from '../platform/certificate-source.ts';
import type { Verified } from '../platform/verified.ts';
import type { SessionAuditOptions } from './session-audit.ts';

/** What of a copy on paper goes into the audit log. */
export interface PrintAudit {
  /** Before anything is printed. Fails with `STORE_FAILED`: then nothing must be. */
  ordered(
    verified: Verified,
    entry: Pick<ListedCertificate, 'typeCode'>,
    job: Pick<PrintJob, 'sessionId' | 'target' | 'pages' | 'copies'>,
  ): Result<undefined, Failure>;
  ended(job: Pick<PrintJob, 'sessionId' | 'state' | 'failure'>): void;
}

export function createPrintAudit({ recorder, subjects, item }: SessionAuditOptions): PrintAudit {
  return {
    ordered({ route, reply }, { typeCode }, { sessionId: session, target, pages, copies }) {
      if (!subjects) return err(failure('STORE_FAILED', 'audit'));
      const subject = subjects.ofCode(route.codeSystemId, reply.subjectRef);
      const about = { session, item: item(), subject, typeCode };
      return recorder.promise({ event: 'print.ordered', ...about, target, pages, copies });
    },
    ended({ sessionId: session, state, failure: why }) {
      const result = state === 'done' || state === 'failed' ? state : 'cancelled';
      const code = why === undefined ? {} : { failure: why.code };
      recorder.note({ event: 'print.ended', session, result, ...code });
    },
  };
}
