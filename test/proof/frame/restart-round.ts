import type { SessionState } from '../../../contract/session.ts';

/** What the kiosk promises: ready again this soon after its service was killed. */
export const READY_LIMIT_MS = 3_000;

/** One kill of the service during a scan, and what came after it. */
export interface Round {
  readonly killedAfterMs: number;
  /** What the window showed just before the kill. */
  readonly killedIn: SessionState | 'unknown';
  /** From the kill until the service runs, every device is ready and a scan would be taken. */
  readonly readyMs: number;
  /** What the citizen is told then: a failure's code, or a state. */
  readonly told: string;
  /** From the next scan to its consent page. */
  readonly nextScanMs: number;
  readonly problem?: string;
}

/** States in which a citizen is in the middle of something. */
const UNDER_WAY: readonly string[] = ['reading-card', 'working', 'consent', 'certificates'];

/** What of the promise was not kept, if anything. */
export function problemOf({ killedIn, readyMs, told }: Round): string | undefined {
  if (readyMs > READY_LIMIT_MS) return `not ready within ${READY_LIMIT_MS} ms`;
  if (told === 'SERVICE_INTERRUPTED') return undefined;
  // A kill before the scan was taken interrupts nobody.
  if (UNDER_WAY.includes(killedIn) || told !== 'idle') return 'not told to scan again';
  return undefined;
}

const HEAD = ['kill', 'after ms', 'in state', 'ready ms', 'told', 'next scan ms', 'problem'];

/** Head, one row for each round, and the largest times. */
export function roundRows(rounds: readonly Round[]): string[][] {
  const rows = rounds.map((round, index) => [
    String(index + 1),
    String(round.killedAfterMs),
    round.killedIn,
    round.readyMs.toFixed(0),
    round.told,
    round.nextScanMs.toFixed(0),
    round.problem ?? '',
  ]);
  const max = (of: (round: Round) => number): string => Math.max(...rounds.map(of)).toFixed(0);
  const largest = ['max', '', '', max((one) => one.readyMs), '', max((one) => one.nextScanMs)];
  return [HEAD, ...rows, ...(rounds.length === 0 ? [] : [largest])];
}
