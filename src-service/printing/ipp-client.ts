import { type Failure, failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { encodeIpp, IPP_LANGUAGE } from '../../drivers/protocol/ipp/encode.ts';
import {
  type JobStatus,
  jobStatusesOf,
  jobStatusOf,
} from '../../drivers/protocol/ipp/job-status.ts';
import type { IppAttribute, IppMessage } from '../../drivers/protocol/ipp/message.ts';
import { type PrinterStatus, printerStatusOf } from '../../drivers/protocol/ipp/printer-status.ts';
import { GROUP, OPERATION, STATUS, TAG } from '../../drivers/protocol/ipp/tags.ts';
import { ippExchange } from './ipp-http.ts';
import type { PrintServer } from './target.ts';

/*
 * IPP by hand (RFC 8010, RFC 8011): the libraries of the registry have not been kept for years or print
 * by calling `lp` with a file on the disk.
 */

/** What the terminal asks of a print service. */
export interface IppClient {
  printer(): Promise<Result<PrinterStatus, Failure>>;
  /** Hands a PDF over; the pieces are read while it is sent and belong to whoever called. */
  print(copy: PrintedCopy): Promise<Result<JobStatus, Failure>>;
  /** `undefined` where the print service knows no such job (any more). */
  job(id: number): Promise<Result<JobStatus | undefined, Failure>>;
  /** Jobs of this name, or of one below it after a dot, that the print service still knows, ended ones included. */
  jobsNamed(name: string): Promise<Result<readonly JobStatus[], Failure>>;
  /** @param purge also removes what is kept of an ended job (CUPS: its document and its history) */
  cancel(id: number, purge: boolean): Promise<Result<undefined, Failure>>;
}

export interface PrintedCopy {
  readonly pdf: readonly Uint8Array[];
  readonly copies: number;
  /** Keyword of the paper's size (PWG 5101.1), e.g. `iso_a4_210x297mm`. */
  readonly media: string;
  /** Stands in the print service's log: nothing of a person. */
  readonly jobName: string;
  /** For the handing over, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** For every question without a document, in milliseconds. */
const ASK_MS = 4_000;
/** As the jobs' owner where the connection itself does not tell. */
const USER = 'liangma';
const PRINTER_ATTRIBUTES = [
  ...['printer-state', 'printer-state-reasons', 'printer-is-accepting-jobs'],
  'operations-supported',
];
const JOB_ATTRIBUTES = [
  ...['job-id', 'job-state', 'job-state-reasons', 'job-name'],
  ...['job-impressions-completed', 'job-media-sheets-completed'],
];

/** The failure that a status code stands for; absent for success. */
function refusalOf({ code }: IppMessage): Failure | undefined {
  if (code < STATUS.firstError) return undefined;
  const detail = `IPP 0x${code.toString(16).padStart(4, '0')}`;
  if (code === STATUS.notFound) return failure('PRINTER_UNKNOWN', detail);
  if (code === STATUS.notAccepting) return failure('PRINTER_PAUSED', detail);
  return failure('PRINT_REFUSED', detail);
}

const keywords = (name: string, values: readonly string[]): IppAttribute => ({
  ...{ name, tag: TAG.keyword, values },
});

function isNamed(jobName: string | undefined, name: string): boolean {
  return jobName === name || jobName?.startsWith(`${name}.`) === true;
}

export function createIppClient(server: PrintServer): IppClient {
  let requestId = 0;

  function message(
    code: number,
    own: readonly IppAttribute[],
    job: readonly IppAttribute[] = [],
  ): Uint8Array {
    const uri = { name: 'printer-uri', tag: TAG.uri, values: [server.printerUri] };
    const user = { name: 'requesting-user-name', tag: TAG.name, values: [USER] };
    // The order of the first attributes is that of the standard (RFC 8011, 4.1.5).
    const jobId = own.filter(({ name }) => name === 'job-id');
    const others = own.filter(({ name }) => name !== 'job-id');
    const groups = [
      { tag: GROUP.operation, attributes: [...IPP_LANGUAGE, uri, ...jobId, user, ...others] },
      ...(job.length > 0 ? [{ tag: GROUP.job, attributes: job }] : []),
    ];
    requestId = (requestId % 0x7fff_ffff) + 1;
    return encodeIpp({ code, requestId, groups });
  }

  async function ask(
    code: number,
    own: readonly IppAttribute[],
  ): Promise<Result<IppMessage, Failure>> {
    return ippExchange(server, { body: [message(code, own)], timeoutMs: ASK_MS });
  }

  const jobId = (id: number): IppAttribute => ({ name: 'job-id', tag: TAG.integer, values: [id] });

  return {
    async printer() {
      const asked = [keywords('requested-attributes', PRINTER_ATTRIBUTES)];
      const reply = await ask(OPERATION.getPrinterAttributes, asked);
      if (!reply.ok) return reply;
      const refusal = refusalOf(reply.value);
      if (refusal) return err(refusal);
      const status = printerStatusOf(reply.value);
      return status ? ok(status) : err(failure('PRINTER_REPLY_INVALID', 'no printer-state'));
    },

    async print({ pdf, copies, media, jobName, timeoutMs, signal }) {
      const own: IppAttribute[] = [
        { name: 'job-name', tag: TAG.name, values: [jobName] },
        { name: 'document-format', tag: TAG.mimeMediaType, values: ['application/pdf'] },
      ];
      const job: IppAttribute[] = [
        { name: 'copies', tag: TAG.integer, values: [copies] },
        keywords('media', [media]),
        keywords('sides', ['one-sided']),
        // No banner page: it would carry the names of job and user.
        keywords('job-sheets', ['none']),
        // The sheet is laid out already.
        keywords('print-scaling', ['none']),
      ];
      const head = message(OPERATION.printJob, own, job);
      const reply = await ippExchange(server, { body: [head, ...pdf], timeoutMs, signal });
      if (!reply.ok) return reply;
      const refusal = refusalOf(reply.value);
      if (refusal) return err(refusal);
      const status = jobStatusOf(reply.value);
      return status ? ok(status) : err(failure('PRINTER_REPLY_INVALID', 'no job-id'));
    },

    async job(id) {
      const asked = [jobId(id), keywords('requested-attributes', JOB_ATTRIBUTES)];
      const reply = await ask(OPERATION.getJobAttributes, asked);
      if (!reply.ok) return reply;
      if (reply.value.code === STATUS.notFound) return ok();
      const refusal = refusalOf(reply.value);
      if (refusal) return err(refusal);
      const status = jobStatusOf(reply.value);
      return status ? ok(status) : err(failure('PRINTER_REPLY_INVALID', 'no job-state'));
    },

    async jobsNamed(name) {
      const found: JobStatus[] = [];
      // Two questions: one that asks for all of them is not known to every print service.
      for (const which of ['not-completed', 'completed']) {
        const reply = await ask(OPERATION.getJobs, [
          keywords('requested-attributes', JOB_ATTRIBUTES),
          keywords('which-jobs', [which]),
        ]);
        if (!reply.ok) return reply;
        const refusal = refusalOf(reply.value);
        if (refusal) return err(refusal);
        found.push(...jobStatusesOf(reply.value).filter((job) => isNamed(job.name, name)));
      }
      return ok(found);
    },

    async cancel(id, purge) {
      const purging = { name: 'purge-job', tag: TAG.boolean, values: [true] };
      const reply = await ask(OPERATION.cancelJob, [jobId(id), ...(purge ? [purging] : [])]);
      if (!reply.ok) return reply;
      // Gone already, which is as good.
      if (reply.value.code === STATUS.notFound) return ok();
      const refusal = refusalOf(reply.value);
      return refusal ? err(refusal) : ok();
    },
  };
}
