import type { Clock } from '../../contract/clock.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { pause } from '../platform/pause.ts';
import type { IppClient } from './ipp-client.ts';
import type { PrinterWatch } from './printer-watch.ts';

/** All in milliseconds. */
export const FOLLOW_MS = {
  poll: 700,
  /** Without another sheet: somebody may put in paper meanwhile. */
  stall: 90_000,
  /** How long a printer may be looked for before it is called offline. */
  connect: 10_000,
  /** The whole job: so much, and so much for every sheet. */
  base: 60_000,
  perSheet: 15_000,
  longest: 900_000,
} as const;

export interface Progress {
  /** Sheets that have come out. */
  readonly finished: number;
  /** Why the next one does not come. */
  readonly failure?: Failure | undefined;
}

export interface FollowOptions {
  readonly client: Pick<IppClient, 'job'>;
  readonly watch: Pick<PrinterWatch, 'look' | 'status'>;
  readonly clock: Clock;
  readonly jobId: number;
  readonly sheets: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/**
 * Follows a job until the print service says that it is over. `cancelled` where the signal came first.
 * A job that does not get on fails with what keeps the printer, or else with `PRINT_TIMEOUT`: whoever
 * asks then cancels it, so that it does not come out for the next citizen.
 */
export async function followJob(
  options: FollowOptions,
): Promise<Result<undefined, Failure | 'cancelled'>> {
  const { client, watch, clock, jobId, sheets, signal, onProgress } = options;
  const startedAt = clock.elapsed();
  const limitMs = Math.min(FOLLOW_MS.longest, FOLLOW_MS.base + FOLLOW_MS.perSheet * sheets);
  let movedAt = startedAt;
  let finished = 0;

  for (;;) {
    await pause(clock, FOLLOW_MS.poll, signal);
    if (signal.aborted) return err('cancelled');
    const asked = await client.job(jobId);
    const { failure: printerFailure } = await watch.look();
    const job = asked.ok ? asked.value : undefined;
    // A print service that keeps no history forgets a job with its last sheet.
    if (asked.ok && (!job || job.state === 'completed')) return ok();
    if (job?.state === 'aborted' || job?.state === 'cancelled') {
      return err(failure('PRINT_ABORTED', job.reason));
    }
    const now = clock.elapsed();
    const sides = Math.min(sheets, job?.sides ?? 0);
    if (sides > finished) {
      finished = sides;
      movedAt = now;
    }
    const isLost = watch.status()?.isConnecting === true && now - movedAt > FOLLOW_MS.connect;
    const lost = isLost ? failure('PRINTER_OFFLINE', 'connecting-to-device') : undefined;
    const why = asked.ok ? (printerFailure ?? lost) : asked.error;
    if (now - movedAt > FOLLOW_MS.stall || now - startedAt > limitMs) {
      return err(why ?? failure('PRINT_TIMEOUT', job?.state));
    }
    onProgress({ finished, failure: why });
  }
}
