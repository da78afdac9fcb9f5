import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StopError } from '../../../tools/say.ts';
import { createRandom } from '../../fuzz/frame/random.ts';
import { parseRecord, RECORDED } from './call.ts';
import { problemsIn } from './check.ts';
import { follow, type Recorded } from './disk.ts';
import { promisedBy } from './promised.ts';
import { createGround, type Files, STATE_KINDS, type StateKind, statesOf } from './states.ts';

/** What is broken on purpose in the program that is recorded. */
export type PowerlossSabotage = 'no-sync' | 'normal-sync' | 'unsynced-files';

export interface PowerlossOptions {
  readonly subsets: number;
  readonly seed: number;
  readonly sabotage?: PowerlossSabotage;
  /** Stops at so many failures. */
  readonly enough?: number;
}

export interface PowerlossReport {
  readonly recorded: Recorded;
  /** How many states of each kind were opened. */
  readonly states: Readonly<Record<StateKind, number>>;
  /** Promises that were looked for, in all states together. */
  readonly looked: number;
  readonly failures: readonly string[];
}

const CHILD = path.join(import.meta.dirname, 'child.ts');
/** Where thousands of states are opened without waiting for a disk. */
const MEMORY = '/dev/shm';
const RECORD_LIMIT_MS = 120_000;
/** Longer than anything that is ever written at once. */
const LONGEST_TEXT = 16 * 1_024 * 1_024;

/** Whether calls to the system can be recorded here. */
export function hasStrace(): boolean {
  return spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;
}

function record(root: string, folder: string, sabotage: string): Recorded {
  const file = path.join(root, 'record');
  const { status, stderr } = spawnSync(
    'strace',
    [
      ...['-f', '-y', '-xx', '-s', String(LONGEST_TEXT), '-o', file],
      ...['-e', `trace=${RECORDED.join(',')}`, '-e', 'signal=none'],
      ...[process.execPath, CHILD, folder, sabotage],
    ],
    { encoding: 'utf8', timeout: RECORD_LIMIT_MS, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  if (status !== 0) throw new StopError(`the program that is recorded ended: ${stderr}`);
  return follow(parseRecord(readFileSync(file, 'latin1')), folder);
}

/** Makes the files of a state in an empty folder. */
function lay({ contents, folders }: Files, from: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const there = (file: string): string => path.join(folder, path.relative(from, file));
  for (const one of folders) mkdirSync(there(one), { recursive: true });
  for (const [file, bytes] of contents) {
    // A file whose folder is not there is not there either.
    const parent = path.dirname(file);
    if (parent === from || folders.has(parent)) writeFileSync(there(file), bytes);
  }
}

/** Records one run of a program that makes promises, and opens what each power cut could leave of it. */
export async function runPowerloss(options: PowerlossOptions): Promise<PowerlossReport> {
  const { subsets, seed, sabotage = '', enough = Infinity } = options;
  const root = mkdtempSync(path.join(os.tmpdir(), 'liangma-powerloss-'));
  const folder = path.join(root, 'data');
  const after = mkdtempSync(path.join(existsSync(MEMORY) ? MEMORY : root, 'liangma-after-'));
  mkdirSync(folder);
  try {
    const recorded = record(root, folder, sabotage);
    const random = createRandom(seed);
    const ground = createGround();
    const states = Object.fromEntries(STATE_KINDS.map((kind) => [kind, 0])) as Record<
      StateKind,
      number
    >;
    const failures: string[] = [];
    let looked = 0;
    for (const [index, moment] of recorded.moments.entries()) {
      const certain = ground.at(moment.durable);
      const promised = promisedBy(moment.promises);
      for (const { kind, changes } of statesOf(moment, { subsets, random })) {
        if (failures.length >= enough) break;
        lay(certain.with(changes), folder, after);
        const problems = await problemsIn(after, promised);
        states[kind]++;
        looked += moment.promises.length;
        const where = `sync ${index + 1}, ${kind} of ${moment.pending.length} changes`;
        if (problems.length > 0) failures.push(`${where}: ${problems.slice(0, 3).join('; ')}`);
      }
    }
    return { recorded, states, looked, failures };
  } finally {
    rmSync(after, { recursive: true, force: true });
    rmSync(root, { recursive: true, force: true });
  }
}
