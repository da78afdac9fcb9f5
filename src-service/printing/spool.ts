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
  /**
   * Ends a job and has everything of it removed, then looks whether that was done. By its name it is known
   * again later: a print service that was set up anew gives its number to somebody else's.
   */
  clear(jobId: number, name: string): Promise<void>;
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

type Problem = Pick<Kept, 'detail' | 'mayComeOut'>;

interface KeptJob extends Kept {
  readonly name: string;
}

/** More of them are only counted; the detail of a diagnostic holds 200 characters. */
const MAX_NAMED = 4;
const MAX_DETAIL = 200;

const ENDED: readonly (JobStatus['state'] | undefined)[] = ['completed', 'cancelled', 'aborted'];

export function createSpool(options: SpoolOptions): Spool {
  const { client, clock, onChange } = options;
  const kept = new Map<number, KeptJob>();
  /** Names whose jobs could not be asked for. */
  const unasked = new Map<string, Kept>();
  let isRetrying = false;

  const all = (): readonly Kept[] => [...unasked.values(), ...kept.values()];

  async function problemOf(jobId: number): Promise<Problem | undefined> {
    const purges = options.isCups() !== false;
    const asked = await client.cancel(jobId, purges);
    // Whoever may not purge a job may end it all the same.
    if (!asked.ok && purges) await client.cancel(jobId, false).then(() => {});
    const left = await client.job(jobId);
    if (!left.ok) return { detail: `job ${jobId} ${wordsOf(left.error)}`, mayComeOut: true };
    const isEnded = ENDED.includes(left.value?.state);
    // A printer of its own keeps the history of a job and no document.
    if (!left.value || (isEnded && !purges)) return undefined;
    const what = asked.ok ? left.value.state : wordsOf(asked.error);
    return { detail: `job ${jobId} ${what}`, mayComeOut: !isEnded };
  }

  /** What has changed, and since when. */
  function noted<T extends Problem>(before: Kept | undefined, problem: T): T & Kept {
    if (before?.detail !== problem.detail) onChange();
    return { ...problem, since: before?.since ?? clock.now() };
  }

  async function clear(jobId: number, name: string): Promise<void> {
    const problem = await problemOf(jobId);
    if (problem) kept.set(jobId, noted(kept.get(jobId), { ...problem, name }));
    else if (kept.delete(jobId)) onChange();
  }

  /** Once more, unless the number has become another job's. */
  async function clearAgain(jobId: number, { name }: KeptJob): Promise<void> {
    const now = await client.job(jobId);
    const isOurs = !now.ok || (now.value && (now.value.name ?? name) === name);
    if (isOurs) await clear(jobId, name);
    else if (kept.delete(jobId)) onChange();
  }

  async function clearNamed(name: string): Promise<void> {
    const left = await client.jobsNamed(name);
    // A print service that lists no jobs never will: what it holds is not to be known.
    const isUnknown = !left.ok && left.error.code !== 'PRINT_REFUSED';
    if (isUnknown) {
      const problem = { detail: `${name} ${wordsOf(left.error)}`, mayComeOut: true };
      unasked.set(name, noted(unasked.get(name), problem));
    } else if (unasked.delete(name)) onChange();
    if (!left.ok) return;
    for (const job of left.value) await clear(job.id, job.name ?? name);
  }

  return {
    clear,
    clearNamed,
    async retry() {
      if (isRetrying) return;
      isRetrying = true;
      for (const name of [...unasked.keys()]) await clearNamed(name);
      for (const [jobId, job] of [...kept]) await clearAgain(jobId, job);
      isRetrying = false;
    },
    failure() {
      const waits = all().some(({ mayComeOut }) => mayComeOut);
      return waits ? failure('PRINTER_FAULT', 'job not cancelled') : undefined;
    },
    diagnostics() {
      const left = all();
      if (left.length === 0) return [];
      const named = left.slice(0, MAX_NAMED).map(({ detail }) => detail);
      const more = left.length > MAX_NAMED ? [`+ ${left.length - MAX_NAMED}`] : [];
      const detail = [...named, ...more].join('; ').slice(0, MAX_DETAIL);
      return [
        { key: 'print-spool-kept', since: Math.min(...left.map(({ since }) => since)), detail },
      ];
    },
  };
}
