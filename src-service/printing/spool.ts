import type { Clock } from '../../contract/clock.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import type { Diagnostic } from '../../contract/snapshot.ts';
import type { JobStatus } from '../../drivers/protocol/ipp/job-status.ts';
import type { IppClient } from './ipp-client.ts';

/**
 * What the print service keeps of a job: CUPS holds the document of an ended one for a day unless it is
 * told otherwise (`PreserveJobFiles`), and a page of it is a copy of a certificate.
 */
export interface Spool {
  /** Ends a job and has everything of it removed, then looks whether that was done. */
  clear(jobId: number): Promise<void>;
  /** The same for jobs of this name, whose numbers nobody has told. */
  clearNamed(name: string): Promise<void>;
  /** Tries once more what was not done; never two at a time. */
  retry(): Promise<void>;
  /** Set while a job may still come out that was given up: the next citizen would take it. */
  failure(): Failure | undefined;
  diagnostics(): Diagnostic[];
}

export interface SpoolOptions {
  readonly client: Pick<IppClient, 'cancel' | 'job' | 'jobsNamed'>;
  readonly clock: Clock;
  /** Whether it is CUPS; a printer of its own keeps no documents. Unknown where it never answered. */
  readonly isCups: () => boolean | undefined;
  readonly onChange: () => void;
}

function wordsOf({ code, detail = '' }: Failure): string {
  return `${code} ${detail}`.trim();
}

interface Kept {
  readonly since: number;
  readonly detail: string;
  readonly mayComeOut: boolean;
}

const ENDED: readonly (JobStatus['state'] | undefined)[] = ['completed', 'cancelled', 'aborted'];

export function createSpool(options: SpoolOptions): Spool {
  const { client, clock, onChange } = options;
  /** By the number of a job, or by a name whose jobs could not be asked for. */
  const kept = new Map<number | string, Kept>();
  let isRetrying = false;

  async function problemOf(jobId: number): Promise<Omit<Kept, 'since'> | undefined> {
    const purges = options.isCups() !== false;
    const asked = await client.cancel(jobId, purges);
    // Whoever may not purge a job may end it all the same.
    if (!asked.ok && purges) await client.cancel(jobId, false).then(() => {});
    const left = await client.job(jobId);
    if (!left.ok) return { detail: wordsOf(left.error), mayComeOut: true };
    const isEnded = ENDED.includes(left.value?.state);
    // A printer of its own keeps the history of a job and no document.
    if (!left.value || (isEnded && !purges)) return undefined;
    const detail = asked.ok ? `job ${jobId} ${left.value.state}` : wordsOf(asked.error);
    return { detail, mayComeOut: !isEnded };
  }

  function note(of: number | string, problem: Omit<Kept, 'since'> | undefined): void {
    const before = kept.get(of);
    if (problem) kept.set(of, { since: before?.since ?? clock.now(), ...problem });
    else kept.delete(of);
    if (before?.detail !== problem?.detail) onChange();
  }

  async function clear(jobId: number): Promise<void> {
    note(jobId, await problemOf(jobId));
  }

  async function clearNamed(name: string): Promise<void> {
    const left = await client.jobsNamed(name);
    // A print service that lists no jobs never will: what it holds is not to be known.
    const isUnknown = !left.ok && left.error.code !== 'PRINT_REFUSED';
    note(name, isUnknown ? { detail: wordsOf(left.error), mayComeOut: true } : undefined);
    if (!left.ok) return;
    for (const { id } of left.value) await clear(id);
  }

  return {
    clear,
    clearNamed,
    async retry() {
      if (isRetrying) return;
      isRetrying = true;
      for (const of of [...kept.keys()]) {
        await (typeof of === 'string' ? clearNamed(of) : clear(of));
      }
      isRetrying = false;
    },
    failure() {
      const waits = [...kept.values()].some(({ mayComeOut }) => mayComeOut);
      return waits ? failure('PRINTER_FAULT', 'job not cancelled') : undefined;
    },
    diagnostics() {
      const [first] = kept.values();
      return first ? [{ key: 'print-spool-kept', since: first.since, detail: first.detail }] : [];
    },
  };
}
