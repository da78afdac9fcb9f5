import { randomBytes } from 'node:crypto';
import type { Clock } from '../../contract/clock.ts';
import { type Failure } from '../../contract/failures.ts';
import { err, type Result } from '../../contract/result.ts';
import { copyPdf, type DrawnPage } from './copy-pdf.ts';
import { followJob, type Progress } from './follow-job.ts';
import type { IppClient } from './ipp-client.ts';
import type { Paper } from './paper.ts';
import type { PrinterWatch } from './printer-watch.ts';
import { saveCopy } from './save-copy.ts';
import type { Spool } from './spool.ts';

/** For handing a document over, in milliseconds. */
const SEND_MS = 60_000;

/** What it takes to print: the print service, its queue, and what is in its tray. */
export interface Press {
  readonly client: IppClient;
  readonly watch: PrinterWatch;
  readonly spool: Spool;
  /** How the names of all jobs begin. */
  readonly jobName: string;
}

export interface CopyOrder {
  readonly pages: readonly DrawnPage[];
  readonly copies: number;
  readonly paper: Paper;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** The print service has taken it, and how far it is. */
  readonly onProgress: (progress: Progress) => void;
}

export type CopyOutcome = Result<undefined, Failure | 'cancelled'>;

/** Has a copy printed and follows it to its end; whatever that is, nothing of it is left in the spool. */
export async function printCopy(press: Press, order: CopyOrder): Promise<CopyOutcome> {
  const { client, watch, spool } = press;
  // Each has a name of its own: what is left of this one is found without touching any other.
  const jobName = `${press.jobName}.${randomBytes(6).toString('hex')}`;
  const { pages, copies, paper, signal, clock, onProgress } = order;
  const pdf = await copyPdf(pages, paper);
  const { media } = paper;
  const sent = await client
    .print({ pdf: [pdf], copies, media, jobName, timeoutMs: SEND_MS, signal })
    .finally(() => pdf.fill(0));
  if (!sent.ok) {
    // Cut off on the way: the print service may have begun a job that nobody has told the number of.
    await spool.clearNamed(jobName);
    return err(signal.aborted ? 'cancelled' : sent.error);
  }
  const jobId = sent.value.id;
  const sheets = pages.length * copies;
  onProgress({ finished: 0 });
  const followed = await followJob({ client, watch, clock, jobId, sheets, signal, onProgress });
  await spool.clear(jobId, jobName);
  return followed;
}

/** Writes a copy into the folder. */
export async function fileCopy(
  folder: string,
  { pages, paper }: Pick<CopyOrder, 'pages' | 'paper'>,
): Promise<CopyOutcome> {
  const pdf = await copyPdf(pages, paper);
  return saveCopy(folder, pdf).finally(() => pdf.fill(0));
}
