import { BACK_OFF_MAX_MS } from '../../../drivers/back-off.ts';
import type { DeviceState } from '../../../contract/devices.ts';

/** In which state of the device the fault hits. */
export const STATES = [
  'absent',
  'opening',
  'ready',
  'busy',
  'faulty',
] as const satisfies readonly DeviceState[];
/**
 * - `unplug`: the cable is pulled, and put back after the terminal has shown it
 * - `replug`: the cable is pulled and put back at once
 * - `garble`: every byte of the device arrives as another one
 * - `silence`: nothing of the device arrives
 */
export const FAULTS = ['unplug', 'replug', 'garble', 'silence'] as const;
export type Fault = (typeof FAULTS)[number];

/** From the pulled cable until the device is shown as absent. */
export const SEEN_LIMIT_MS = 1_000;
/** From the cable that is back until the device is ready. */
export const READY_LIMIT_MS = 2_000;
/** The same from a line that is clean again: the longest rest of the manager and a handshake. */
export const BACK_LIMIT_MS = BACK_OFF_MAX_MS + 5_000;

/** What one fault in one state has come to. */
export interface Cell {
  readonly kind: string;
  readonly state: DeviceState;
  readonly fault: Fault;
  /** Only of a cable that is pulled for good. */
  readonly seenMs?: number;
  /** From the end of the fault; absent: it never came back. */
  readonly backMs?: number;
  /** What else was wrong. */
  readonly problem?: string;
}

/** How soon the device has to be ready: with the cable the fault is over at once. */
export function backLimitMs({ state, fault }: Pick<Cell, 'state' | 'fault'>): number {
  const endsByPlug = state === 'absent' || fault === 'unplug' || fault === 'replug';
  return endsByPlug ? READY_LIMIT_MS : BACK_LIMIT_MS;
}

/** Why the cell does not hold, if it does not. */
export function problemOf(cell: Cell): string | undefined {
  const { seenMs = 0, backMs, problem } = cell;
  const limitMs = backLimitMs(cell);
  if (problem !== undefined) return problem;
  if (backMs === undefined) return 'does not come back';
  if (seenMs > SEEN_LIMIT_MS) return `shown after ${seenMs.toFixed(0)} ms`;
  return backMs > limitMs ? `ready after ${backMs.toFixed(0)} ms` : undefined;
}

const HEAD = ['device', 'state', 'unplug: shown', ...FAULTS.map((fault) => `${fault}: ready`)];

/** Head, and a row for each device kind and state with the worst times, in milliseconds. */
export function matrixRows(cells: readonly Cell[]): string[][] {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const name = `${cell.kind}\n${cell.state}`;
    groups.set(name, [...(groups.get(name) ?? []), cell]);
  }
  const rows = [...groups].map(([name, group]) => [
    ...name.split('\n'),
    worst(group.map(({ seenMs }) => seenMs)),
    ...FAULTS.map((fault) => columnOf(group.filter((cell) => cell.fault === fault))),
  ]);
  return [HEAD, ...rows];
}

function columnOf(cells: readonly Cell[]): string {
  if (cells.length === 0) return 'n/a';
  const mark = cells.some((cell) => problemOf(cell) !== undefined) ? ' !' : '';
  return worst(cells.map(({ backMs }) => backMs)) + mark;
}

function worst(values: readonly (number | undefined)[]): string {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? '–' : Math.max(...known).toFixed(0);
}

/** One line for each cell that does not hold. */
export function failureLines(cells: readonly Cell[]): string[] {
  return cells.flatMap((cell) => {
    const problem = problemOf(cell);
    return problem === undefined ? [] : [`${cell.kind}, ${cell.state}, ${cell.fault}: ${problem}`];
  });
}
