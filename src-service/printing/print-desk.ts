import type { Clock } from '../../contract/clock.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import { MAX_PRINT_PAGES, type PrintJob } from '../../contract/printing.ts';
import type { Log } from '../../contract/log.ts';
import type { RequestError, RequestParams, RequestValue } from '../../contract/requests.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { printMarkOf } from './mark.ts';
import { PAPERS } from './paper.ts';
import type { OpenCertificate } from './open-certificate.ts';
import { type CopyOutcome, fileCopy, type Press, printCopy } from './print-copy.ts';
import { createTray, type Tray } from './tray.ts';

type Answer<T> = Result<T, RequestError>;

/** Takes the pages of one copy at a time from the window and has them printed. */
export interface PrintDesk {
  begin(params: RequestParams<'print.begin'>): Answer<RequestValue<'print.begin'>>;
  /** Takes the bytes over. */
  page(params: RequestParams<'print.page'>): Answer<null>;
  /** Answers at once; how it goes on stands in {@link view}. */
  send(params: RequestParams<'print.send'>): Answer<null>;
  cancel(params: RequestParams<'print.cancel'>): Answer<null>;
  view(): PrintJob | undefined;
  /** Gives up and forgets a copy of any session but this. */
  keepOnly(sessionId: string | undefined): void;
  /** Gives up whatever is under way; settles when nothing of it is left. */
  stop(): Promise<void>;
}

export interface PrintDeskOptions {
  readonly config: Pick<TerminalConfig, 'printing' | 'terminal' | 'mode'>;
  /** Absent where copies can only be saved. */
  readonly press: Press | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** What is open and `ready` in the session of that name. */
  readonly opened: (sessionId: string, certificateId: string) => OpenCertificate | undefined;
  readonly itemName: () => string;
  /** The right time as far as it is known, in milliseconds since 1970. */
  readonly rightNow: () => number;
  /** Before anything is printed. Fails with `STORE_FAILED`: then nothing is. */
  readonly onOrder: (certificate: OpenCertificate, job: PrintJob) => Result<undefined, Failure>;
  readonly onEnd: (certificate: OpenCertificate, job: PrintJob) => void;
  /** Something has come out: somebody stands there and waits. */
  readonly onProgress: (sessionId: string) => void;
  readonly onChange: () => void;
}

interface Order {
  readonly certificate: OpenCertificate;
  readonly tray: Tray;
  readonly end: AbortController;
  job: PrintJob;
  isRunning: boolean;
}

const STALE: Answer<never> = err({ reason: 'stale' });
const UNDER_WAY: readonly PrintJob['state'][] = ['sending', 'printing'];

function failed(why: Failure): Answer<never> {
  return err({ reason: 'failed', failure: why });
}

export function createPrintDesk(options: PrintDeskOptions): PrintDesk {
  const { config, press, clock } = options;
  const { printing, terminal } = config;
  const paper = PAPERS[printing.paper];
  let order: Order | undefined;
  /** Settles when nothing is left of the copy that was sent last, given up or not. */
  let last: Promise<void> = Promise.resolve();
  let serial = 0;

  function change(of: Order, next: Partial<PrintJob>): void {
    of.job = { ...of.job, ...next };
    if (of !== order) return;
    options.onChange();
  }

  function giveUp(): void {
    const given = order;
    order = undefined;
    if (!given) return;
    given.end.abort();
    if (!given.isRunning) given.tray.wipe();
    options.onChange();
  }

  /** The copy of that name, while its certificate is still open. */
  function collecting(params: { sessionId: string; jobId: number }): Order | undefined {
    if (order?.job.id !== params.jobId || order.job.state !== 'collecting') return undefined;
    const { sessionId, certificateId } = order.job;
    if (sessionId !== params.sessionId) return undefined;
    return options.opened(sessionId, certificateId) ? order : undefined;
  }

  function whyNot(params: RequestParams<'print.begin'>): Failure | undefined {
    if (params.pages > MAX_PRINT_PAGES) {
      return failure('PRINT_TOO_LARGE', `${params.pages} pages`);
    }
    if (params.target !== 'printer') return undefined;
    return press?.watch.view().failure ?? press?.spool.failure();
  }

  function isOffered({ target }: RequestParams<'print.begin'>): boolean {
    if (target === 'printer') return press !== undefined;
    return config.mode === 'counter' && printing.saveFolder !== undefined;
  }

  /** Where it came to; a copy that was given up has told so already. */
  function settle(of: Order, outcome: CopyOutcome): void {
    of.tray.wipe();
    const isOver = outcome.ok ? 'done' : outcome.error === 'cancelled' ? 'cancelled' : 'failed';
    const { pages, copies } = of.job;
    const { failure: waited, ...job } = of.job;
    const why = !outcome.ok && outcome.error !== 'cancelled' ? { failure: outcome.error } : {};
    const finished = outcome.ok ? pages * copies : job.finished;
    of.job = { ...job, state: isOver, finished, ...why };
    options.onEnd(of.certificate, of.job);
    options.onChange();
  }

  /** A bug, or a page that no PDF takes: the copy ends like any other that fails. */
  function brokenOff(error: unknown): CopyOutcome {
    const name = error instanceof Error ? error.name : 'unknown';
    options.log({ event: 'print.broken-off', name });
    return err(failure('PRINT_ABORTED', 'broken-off'));
  }

  /** Why no job may go out now: one that was given up might come out with it. */
  function heldBack({ target }: PrintJob): Failure | undefined {
    return target === 'printer' ? press?.spool.failure() : undefined;
  }

  async function carryOut(of: Order, before: Promise<void>): Promise<CopyOutcome> {
    // It may still be cancelled: until that is done nobody knows whether it was.
    if (of.job.target === 'printer') await before;
    if (of.end.signal.aborted) return err('cancelled');
    const held = heldBack(of.job);
    if (held) return err(held);
    const pages = of.tray.pages() ?? [];
    const { sessionId, copies, target } = of.job;
    const { saveFolder } = printing;
    if (target === 'folder' || !press) return fileCopy(saveFolder ?? '', { pages, paper });
    return printCopy(press, {
      ...{ pages, copies, paper, clock, signal: of.end.signal },
      onProgress({ finished, failure: waits }) {
        if (of !== order) return;
        const { failure: waited, ...job } = of.job;
        const isNew = job.state !== 'printing' || finished > job.finished;
        of.job = { ...job, state: 'printing', finished, ...(waits ? { failure: waits } : {}) };
        if (isNew) options.onProgress(sessionId);
        options.onChange();
      },
    });
  }

  return {
    begin(params) {
      const { sessionId, certificateId, pages, copies, target } = params;
      const certificate = options.opened(sessionId, certificateId);
      if (!certificate || !isOffered(params)) return STALE;
      // Two copies at once would be one too many for whoever waits at the tray.
      if (order && UNDER_WAY.includes(order.job.state)) return STALE;
      if (!certificate.isPrintable) return failed(failure('PRINT_UNSOUND'));
      const why = whyNot(params);
      if (why) return failed(why);
      giveUp();
      const id = ++serial;
      const named = { id, sessionId, certificateId, target, pages, copies };
      const job: PrintJob = { ...named, state: 'collecting', finished: 0 };
      const parts = { tray: createTray(pages), end: new AbortController() };
      order = { certificate, ...parts, job, isRunning: false };
      options.onChange();
      const mark = printMarkOf({
        ...{ terminal, itemName: options.itemName(), at: options.rightNow() },
        ...{ validDays: printing.validDays, certificateEnds: certificate.validTo },
        check: certificate.check,
      });
      return ok({ jobId: id, mark });
    },

    page({ page, jpeg, widthPt: width, heightPt: height, isWhole, ...named }) {
      const of = collecting(named);
      if (of && !isWhole) {
        jpeg.fill(0);
        giveUp();
        return failed(failure('PRINT_INCOMPLETE', `page ${page}`));
      }
      const put = of?.tray.put(page, jpeg, { width, height });
      if (of && put?.ok) {
        change(of, { finished: of.tray.count() });
        options.onProgress(of.job.sessionId);
        return ok(null);
      }
      jpeg.fill(0);
      if (of) giveUp();
      if (!put || put.ok) return STALE;
      return put.error === 'out-of-order' ? err({ reason: 'invalid' }) : failed(put.error);
    },

    send(params) {
      const of = collecting(params);
      if (!of?.tray.pages()) return STALE;
      const held = heldBack(of.job);
      if (held) {
        giveUp();
        return failed(held);
      }
      const noted = options.onOrder(of.certificate, of.job);
      if (!noted.ok) {
        giveUp();
        return failed(noted.error);
      }
      change(of, { state: 'sending', finished: 0 });
      of.isRunning = true;
      last = carryOut(of, last)
        .catch((error: unknown) => brokenOff(error))
        .then((outcome) => settle(of, outcome));
      return ok(null);
    },

    cancel({ sessionId, jobId }) {
      if (order?.job.id !== jobId || order.job.sessionId !== sessionId) return STALE;
      if (order.isRunning) order.end.abort();
      else giveUp();
      return ok(null);
    },

    view: () => order?.job,

    keepOnly(sessionId) {
      if (order && order.job.sessionId !== sessionId) giveUp();
    },

    async stop() {
      giveUp();
      await last;
    },
  };
}
