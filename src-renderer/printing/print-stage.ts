import type { Failure } from '../../contract/failures.ts';
import type { PrintJob } from '../../contract/printing.ts';
import type { CopyRun } from './run-copy.ts';

/** What the dialog shows of a copy. */
export type PrintStage =
  | { readonly at: 'ask' }
  | { readonly at: 'drawing'; readonly page: number }
  | { readonly at: 'sending' }
  /** `sheet`: the one that comes next, of all; `failure`: what it waits for. */
  | { readonly at: 'printing'; readonly sheet: number; readonly failure?: Failure | undefined }
  | { readonly at: 'done'; readonly saved: boolean }
  | { readonly at: 'failed'; readonly failure: Failure | undefined }
  | { readonly at: 'cancelled' };

/** Whether something is under way that a stray touch must not hide. */
export function isUnderWay({ at }: PrintStage): boolean {
  return at === 'drawing' || at === 'sending' || at === 'printing';
}

export function stageOf(run: CopyRun | undefined, job: PrintJob | undefined): PrintStage {
  switch (run?.state) {
    case undefined:
      return { at: 'ask' };
    case 'drawing':
      return { at: 'drawing', page: run.page };
    case 'refused':
      return { at: 'failed', failure: run.failure };
    case 'given-up':
      return { at: 'cancelled' };
    case 'handed':
      return job ? stageOfJob(job) : { at: 'sending' };
  }
}

function stageOfJob({ state, target, finished, pages, copies, failure }: PrintJob): PrintStage {
  switch (state) {
    case 'collecting':
    case 'sending':
      return { at: 'sending' };
    case 'printing':
      return { at: 'printing', sheet: Math.min(finished + 1, pages * copies), failure };
    case 'done':
      return { at: 'done', saved: target === 'folder' };
    case 'failed':
      return { at: 'failed', failure };
    case 'cancelled':
      return { at: 'cancelled' };
  }
}
