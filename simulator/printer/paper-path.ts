import type { Cancel, Clock } from '../../contract/clock.ts';
import { type PrinterCondition, type PrinterState, prints } from './printer-state.ts';

export type SimulatedJobState = 'pending' | 'processing' | 'completed' | 'cancelled';

/** One job, its document included until it is over. */
export interface SimulatedJob {
  readonly id: number;
  readonly name: string;
  readonly pdf: Uint8Array;
  /** Pages times copies. */
  readonly sheets: number;
  state: SimulatedJobState;
  finished: number;
}

/** The part of the simulated printer that moves: sheets come out one after the other. */
export interface PaperPath {
  add(job: Pick<SimulatedJob, 'name' | 'pdf' | 'sheets'>): SimulatedJob;
  job(id: number): SimulatedJob | undefined;
  jobs(): readonly SimulatedJob[];
  /** False where it is over already. */
  cancel(id: number): boolean;
  setCondition(condition: PrinterCondition): void;
  state(): PrinterState;
  /** The document of the job that came out last. */
  last(): Uint8Array | undefined;
  stop(): void;
}

/** Of one sheet, in milliseconds. */
export const SHEET_MS = 900;
const MOST_JOBS = 50;

/** How many pages a PDF has that keeps its objects uncompressed. */
export function pagesOf(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length).toString('latin1');
  return text.match(/\/Type\s*\/Page(?!s)\b/g)?.length ?? 0;
}

export function createPaperPath(clock: Clock): PaperPath {
  const jobs = new Map<number, SimulatedJob>();
  let condition: PrinterCondition = 'ready';
  let sheets = 0;
  let last: Uint8Array | undefined;
  let serial = 0;
  let cancel: Cancel | undefined;

  const present = (): SimulatedJob | undefined =>
    [...jobs.values()].find(({ state }) => state === 'pending' || state === 'processing');

  function plan(): void {
    const job = present();
    if (!job || !prints(condition)) return;
    job.state = 'processing';
    cancel ??= clock.after(SHEET_MS, () => {
      cancel = undefined;
      sheetOf(job);
      plan();
    });
  }

  function sheetOf(job: SimulatedJob): void {
    if (job.state !== 'processing' || !prints(condition)) return;
    job.finished++;
    sheets++;
    if (job.finished < job.sheets) return;
    job.state = 'completed';
    last = job.pdf;
  }

  return {
    add(given) {
      const job: SimulatedJob = { ...given, id: ++serial, state: 'pending', finished: 0 };
      jobs.set(job.id, job);
      for (const id of [...jobs.keys()].slice(0, -MOST_JOBS)) jobs.delete(id);
      plan();
      return job;
    },
    job: (id) => jobs.get(id),
    jobs: () => [...jobs.values()],
    cancel(id) {
      const job = jobs.get(id);
      if (!job || (job.state !== 'pending' && job.state !== 'processing')) return false;
      job.state = 'cancelled';
      return true;
    },
    setCondition(next) {
      condition = next;
      plan();
    },
    state() {
      const waiting = [...jobs.values()].filter(({ state }) =>
        ['pending', 'processing'].includes(state),
      ).length;
      return { condition, waiting, sheets };
    },
    last: () => last,
    stop: () => cancel?.(),
  };
}
