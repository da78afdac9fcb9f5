import type { Failure } from '../../contract/failures.ts';
import { err, type Result } from '../../contract/result.ts';
import { type DeadRows, queueAnswer } from '../queue-answer.ts';
import type { ControlHands } from './operations.ts';
import { readQueue } from './read-queue.ts';

export interface ControlHandsOptions {
  readonly dataDir: string;
  /** Absent where there is no store. */
  readonly queue?: DeadRows | undefined;
  readonly audit: { exported(rows: number): Promise<Result<unknown, Failure>> };
}

/** What the running service does for the command line: on behalf of the machine, not of a clerk. */
export function createControlHands({ dataDir, queue, audit }: ControlHandsOptions): ControlHands {
  return {
    list: (query) => readQueue(dataDir, query),
    resend: (rowId) => queueAnswer(queue?.resend(rowId)),
    discard: (rowId, reason) => queueAnswer(queue?.discard(rowId, reason)),
    async exported(rows) {
      const noted = await audit.exported(rows);
      return noted.ok ? noted : err({ reason: 'failed', failure: noted.error });
    },
  };
}
