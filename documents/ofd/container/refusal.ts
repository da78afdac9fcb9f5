import { type Failure, failure, type FailureCode } from '../../../contract/failures.ts';
import { err, type Result } from '../../../contract/result.ts';

type DocumentCode = Extract<FailureCode, `DOC_${string}`>;

/** A failure of this room; `detail` says what is wrong in words of ours, never in the file's. */
export function refuse(code: DocumentCode, detail: string): Result<never, Failure> {
  return err(failure(code, detail));
}
