import type { Clock } from '../../contract/clock.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Diagnostic } from '../../contract/snapshot.ts';
import type { IppClient } from './ipp-client.ts';

/**
 * What the print service keeps of a job: CUPS holds the document of an ended one for a day unless it is
 * told otherwise (`PreserveJobFiles`), and a page of it is a copy of a certificate.
 */
export interface Spool {
  /** Ends a job and has everything of it removed, then looks whether that was done. */
  clear(jobId: number): Promise<void>;
  /** The same for jobs that a service before this one has left. */
  clearLeft(): Promise<void>;
  diagnostics(): Diagnostic[];
}

export interface SpoolOptions {
  readonly client: Pick<IppClient, 'cancel' | 'job' | 'jobsNamed'>;
  readonly clock: Clock;
  readonly jobName: string;
  /** Whether it is CUPS; a printer of its own keeps no documents. Unknown where it never answered. */
  readonly isCups: () => boolean | undefined;
  readonly onChange: () => void;
}

function wordsOf({ code, detail = '' }: Failure): string {
  return `${code} ${detail}`.trim();
}

export function createSpool(options: SpoolOptions): Spool {
  const { client } = options;
  let kept: { readonly since: number; readonly detail: string } | undefined;

  async function problemOf(jobId: number): Promise<string | undefined> {
    if (options.isCups() === false) {
      const cancelled = await client.cancel(jobId, false);
      // A printer says of a job that has ended that it cannot be cancelled, which is as good.
      return cancelled.ok || cancelled.error.code === 'PRINT_REFUSED'
        ? undefined
        : wordsOf(cancelled.error);
    }
    const purged = await client.cancel(jobId, true);
    if (!purged.ok) return wordsOf(purged.error);
    const left = await client.job(jobId);
    return left.ok && left.value ? `job ${jobId} ${left.value.state}` : undefined;
  }

  async function clear(jobId: number): Promise<void> {
    const detail = await problemOf(jobId);
    const before = kept;
    kept = detail === undefined ? undefined : { since: options.clock.now(), detail };
    if (before?.detail !== kept?.detail) options.onChange();
  }

  return {
    clear,
    async clearLeft() {
      const left = await client.jobsNamed(options.jobName);
      if (!left.ok) return;
      for (const { id } of left.value) await clear(id);
    },
    diagnostics: () => (kept ? [{ key: 'print-spool-kept', ...kept }] : []),
  };
}
