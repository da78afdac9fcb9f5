import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { storeFile } from '../../../src-service/store/open-in.ts';
import { createRemote, type Remote } from '../../../tools/simulation/remote.ts';
import { startTimedTerminal, type TimedTerminal } from '../path/own-time.ts';
import { startSimulatedPlatform } from '../path/platform.ts';
import { countStates, fillBacklog } from './backlog.ts';

const SYSTEM = '1390000';
const ITEM = 'ITEM-1';
const WARM_UP_SCANS = 5;
/** Between two citizens, in milliseconds. */
const BETWEEN_SCANS_MS = 200;
const LOOK_MS = 50;
const NANO_PER_MILLI = 1e6;

export interface DrainOptions {
  /** A folder of its own on a disk that is one. */
  readonly folder: string;
  /** Receipts that wait at the beginning. */
  readonly rows: number;
  /**
   * How long it drains with nobody at the terminal, at most, in milliseconds; half of the rows are
   * left for what follows.
   */
  readonly aloneMs: number;
  /** Scans at the idle terminal, and as many during the drain unless it is over before. */
  readonly scans: number;
}

/** What a stretch of time has shown. */
export interface Stretch {
  /** Whole scans, the platform's time included, in milliseconds. */
  readonly scansMs: readonly number[];
  /** The longest time for which the terminal's process did nothing else, in milliseconds. */
  readonly longestBlockMs: number;
  /** Rows of the backlog delivered in a second. */
  readonly rowsPerS: number;
}

export interface Drain {
  /** Scans with nothing waiting. */
  readonly idle: Stretch;
  /** The drain without scans. */
  readonly alone: Stretch;
  /** The drain and scans. */
  readonly both: Stretch;
  /** Rows that were delivered in all. */
  readonly delivered: number;
  /** Rows that are left. */
  readonly waiting: number;
}

/** Scans one citizen after the other, as long as it is worth it. */
async function scanAll(
  { terminal, remote, goesOn }: Hall,
  count: number,
): Promise<readonly number[]> {
  const scansMs: number[] = [];
  while (scansMs.length < count && goesOn()) {
    const { code } = await remote.issueCode('zhang', { codeSystemId: SYSTEM });
    await pause(BETWEEN_SCANS_MS);
    scansMs.push((await terminal.scan(code)).wholeMs);
  }
  return scansMs;
}

/** Runs the work and looks what becomes of the event loop and of the rows meanwhile. */
async function stretch(
  work: () => Promise<readonly number[]>,
  delivered: () => number,
): Promise<Stretch> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const before = delivered();
  const begin = performance.now();
  delay.enable();
  const scansMs = await work();
  delay.disable();
  const tookMs = performance.now() - begin;
  const rowsPerS = ((delivered() - before) * 1_000) / tookMs;
  return { scansMs, rowsPerS, longestBlockMs: delay.max / NANO_PER_MILLI };
}

/**
 * Drains a backlog through the whole terminal, signed, sealed and checked, into the simulated
 * platform, which is a process of its own on the same machine.
 *
 * @throws where a row comes to another end than its delivery
 */
export async function measureDrain({ folder, rows, aloneMs, scans }: DrainOptions): Promise<Drain> {
  const platform = await startSimulatedPlatform();
  const { url } = platform.ready;
  const remote = createRemote({ platformUrl: url, devicesUrl: '' });
  const dataKey = { id: 'bench', key: randomBytes(32) };

  async function inTerminal<T>(name: string, work: Work<T>): Promise<T> {
    const dataDir = path.join(folder, name);
    const terminal = await startTimedTerminal(url, { dataDir, dataKey });
    try {
      const file = storeFile(dataDir);
      return await work(terminal, () => countStates(file).get('done') ?? 0);
    } finally {
      await terminal.stop();
    }
  }

  try {
    const idle = await inTerminal('idle', async (terminal, delivered) => {
      const hall = { terminal, remote, goesOn: () => true };
      await scanAll(hall, WARM_UP_SCANS);
      return stretch(() => scanAll(hall, scans), delivered);
    });
    mkdirSync(path.join(folder, 'drain'));
    const file = storeFile(path.join(folder, 'drain'));
    fillBacklog({ file, dataKey, rows, destination: SYSTEM, itemCode: ITEM });
    const { alone, both } = await inTerminal('drain', async (terminal, delivered) => {
      const untilMs = performance.now() + aloneMs;
      const alone = await stretch(async () => {
        while (performance.now() < untilMs && terminal.waiting() > rows / 2) await pause(LOOK_MS);
        return [];
      }, delivered);
      // The receipt of a scan before may wait, too.
      const hall = { terminal, remote, goesOn: () => terminal.waiting() > 1 };
      const both = await stretch(() => scanAll(hall, scans), delivered);
      return { alone, both };
    });
    const counts = countStates(file);
    const [delivered, waiting] = [counts.get('done') ?? 0, open(counts)];
    const sum = [...counts.values()].reduce((total, count) => total + count, 0);
    if (delivered + waiting !== sum) throw new Error('a row was not delivered');
    return { idle, alone, both, delivered, waiting };
  } finally {
    await platform.stop();
  }
}

interface Hall {
  readonly terminal: TimedTerminal;
  readonly remote: Remote;
  readonly goesOn: () => boolean;
}

type Work<T> = (terminal: TimedTerminal, delivered: () => number) => Promise<T>;

function open(counts: ReadonlyMap<string, number>): number {
  return (counts.get('pending') ?? 0) + (counts.get('leased') ?? 0);
}
