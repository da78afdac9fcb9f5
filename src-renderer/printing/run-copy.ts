import type { Failure } from '../../contract/failures.ts';
import type { LiangmaBridge } from '../../contract/ipc.ts';
import type { PrintMark, PrintTarget } from '../../contract/printing.ts';
import type { RequestError } from '../../contract/requests.ts';
import type { CopyPage } from './draw-copy.ts';

export interface CopyWish {
  readonly sessionId: string;
  readonly certificateId: string;
  readonly target: PrintTarget;
  readonly pages: number;
  readonly copies: number;
}

/** How a copy stands before the service has all of it. */
export type CopyRun =
  | { readonly state: 'drawing'; readonly page: number }
  /** With the service; its job is in the snapshot. */
  | { readonly state: 'handed'; readonly jobId: number }
  /** `failure`: why; absent where the session or the file is not there any more. */
  | { readonly state: 'refused'; readonly failure: Failure | undefined }
  | { readonly state: 'given-up' };

export interface CopyTools {
  readonly request: LiangmaBridge['request'];
  readonly prepare: (mark: PrintMark) => Promise<void>;
  /** `undefined` where it was given up. */
  readonly draw: (
    page: number,
    mark: PrintMark,
    signal: AbortSignal,
  ) => Promise<CopyPage | undefined>;
}

function refused({ failure }: RequestError): CopyRun {
  return { state: 'refused', failure };
}

/**
 * Has a copy made: asks for its mark, draws page after page, hands each over and wipes it. Tells how it
 * goes on; given up, the service forgets what it has.
 */
export async function runCopy(
  { request, prepare, draw }: CopyTools,
  wish: CopyWish,
  signal: AbortSignal,
  tell: (run: CopyRun) => void,
): Promise<CopyRun> {
  const { sessionId, pages } = wish;
  const begun = await request('print.begin', wish);
  if (!begun.ok) return refused(begun.error);
  const { jobId, mark } = begun.value;
  const job = { sessionId, jobId };

  async function handOver(): Promise<CopyRun> {
    await prepare(mark);
    for (let page = 1; page <= pages; page++) {
      tell({ state: 'drawing', page });
      const drawn = await draw(page, mark, signal);
      if (!drawn || signal.aborted) return { state: 'given-up' };
      const put = await request('print.page', { ...job, page, ...drawn });
      drawn.jpeg.fill(0);
      if (!put.ok) return refused(put.error);
    }
    if (signal.aborted) return { state: 'given-up' };
    const sent = await request('print.send', job);
    return sent.ok ? { state: 'handed', jobId } : refused(sent.error);
  }

  /** Where the service has forgotten it already, nothing is left to do. */
  function forget(): void {
    void request('print.cancel', job);
  }

  try {
    const run = await handOver();
    if (run.state === 'given-up') forget();
    return run;
  } catch {
    // A page that cannot be drawn comes from outside: told, not thrown.
    forget();
    return { state: 'refused', failure: { code: 'DOC_DAMAGED', detail: 'print' } };
  }
}
