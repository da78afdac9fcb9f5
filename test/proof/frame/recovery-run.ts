import { setTimeout as delay } from 'node:timers/promises';
import type { DeviceState } from '../../../contract/devices.ts';
import type { DeviceEvent } from '../../../drivers/events.ts';
import type { Random } from '../../fuzz/frame/random.ts';
import type { Subject } from './recovery-bench.ts';
import type { Cell, Fault } from './recovery-cell.ts';
import { comesBack, NEXT_MS, READ_LIMIT_MS } from './recovery-return.ts';
import {
  bring,
  CellError,
  GARBLED,
  present,
  reach,
  SILENT,
  type Brought,
} from './recovery-steps.ts';

const SEE_MS = 20;
/** How long a line stays garbled or silent: at least, and at most so much more. */
const HELD_MS = 1_000;
const HELD_MORE_MS = 1_500;
/** How long a cable stays out once that has been seen, at most. */
const OUT_MS = 500;
const SCAN_EVERY_MS = 400;
/** From the last noise to a clean line. */
const CALM_MS = 300;

let turns = 0;

/** Brings a device into a state, lets a fault hit it, ends the fault, and waits for the next scan. */
export async function runCell(
  subject: Subject,
  state: DeviceState,
  fault: Fault,
  random: Random,
): Promise<Cell> {
  const { device, kind } = subject;
  const cell = { kind: kind.name, state, fault };
  let brought: Brought | undefined;
  try {
    brought = await bring(subject, state, turns++, random);
    const { endedAt, seenMs } = await suffer(subject, fault, brought, random);
    const backMs = await comesBack(subject.shown, endedAt, () => isRead(subject));
    return { ...cell, backMs, ...(seenMs !== undefined && { seenMs }) };
  } catch (error) {
    if (error instanceof CellError) return { ...cell, problem: error.message };
    throw error;
  } finally {
    brought?.end();
    device.setFaults(undefined);
    if (!device.link.isPlugged()) await device.link.plug();
    await leave(subject);
  }
}

/** Lifts the card, and waits until the reader has seen that: a quicker swap it may not notice. */
async function leave(subject: Subject): Promise<void> {
  const { device } = subject;
  if (device.kind === 'id-card-reader') device.lift();
  await delay(NEXT_MS);
  const deadline = performance.now() + READ_LIMIT_MS;
  while (subject.hasCard() && performance.now() < deadline) await delay(SEE_MS);
}

interface Suffered {
  /** In milliseconds of `performance.now()`. */
  readonly endedAt: number;
  readonly seenMs?: number;
}

function suffer(
  subject: Subject,
  fault: Fault,
  brought: Brought,
  random: Random,
): Promise<Suffered> {
  if (fault === 'unplug') return unplug(subject, brought, random);
  if (fault === 'replug') return replug(subject, brought);
  return spoilLine(subject, fault, brought, random);
}

async function unplug(subject: Subject, brought: Brought, random: Random): Promise<Suffered> {
  const { device } = subject;
  const hitAt = performance.now();
  const gone = device.link.unplug();
  brought.end();
  await reach(subject, 'absent');
  const seenMs = performance.now() - hitAt;
  await gone;
  await delay(random.below(OUT_MS));
  return { seenMs, endedAt: await backIn(subject) };
}

/** A device that is absent is put in and pulled out before it is put in. */
async function replug(subject: Subject, brought: Brought): Promise<Suffered> {
  const { device, shown } = subject;
  if (!device.link.isPlugged()) await device.link.plug();
  const wasUsed = shown.state() === 'ready' || shown.state() === 'busy';
  const gone = device.link.unplug();
  brought.end();
  const noticed = wasUsed ? reach(subject, 'absent', 'opening', 'faulty') : undefined;
  await gone;
  const endedAt = await backIn(subject);
  await noticed;
  return { endedAt };
}

async function backIn({ device }: Subject): Promise<number> {
  device.setFaults(undefined);
  if (device.kind === 'id-card-reader') device.lift();
  await device.link.plug();
  return performance.now();
}

async function spoilLine(
  subject: Subject,
  fault: 'garble' | 'silence',
  brought: Brought,
  random: Random,
): Promise<Suffered> {
  const { device, kind, shown } = subject;
  const wasAbsent = !device.link.isPlugged();
  const until = performance.now() + HELD_MS + random.below(HELD_MORE_MS);
  device.setFaults(fault === 'garble' ? GARBLED : SILENT);
  brought.finish();
  do {
    // Without its cable it has no power.
    if (!wasAbsent) present(subject, turns++);
    await delay(SCAN_EVERY_MS);
    // What an engine or a reader has, it keeps until it is rid of it.
  } while (performance.now() < until && !kind.isMissed);
  await delay(Math.max(0, until - performance.now()));
  brought.end();
  await delay(CALM_MS);
  if (wasAbsent) {
    if (shown.state() !== 'absent') throw new CellError(`not absent: ${shown.state()}`);
    return { endedAt: await backIn(subject) };
  }
  if (device.kind === 'id-card-reader') device.lift();
  device.setFaults(undefined);
  return { endedAt: performance.now() };
}

/** False where it is not read in time, or the device was lost meanwhile. */
async function isRead(subject: Subject): Promise<boolean> {
  const { device, shown } = subject;
  if (device.kind === 'id-card-reader') await leave(subject);
  let hear = (): void => {};
  const heard = new Promise<boolean>((resolve) => {
    hear = () => resolve(true);
  });
  let wanted = '';
  const ignore = subject.onEvent((event) => {
    if (textOf(event) === wanted) hear();
  });
  wanted = present(subject, turns++);
  const lost = shown.reaches(['absent', 'opening', 'faulty'], READ_LIMIT_MS);
  const isHeard = await Promise.race([heard, lost.then(() => false)]);
  ignore();
  return isHeard;
}

function textOf(event: DeviceEvent): string | undefined {
  if (event.kind === 'scan') return event.text;
  return event.kind === 'card' && event.card.layout === 'resident' ? event.card.idNo : undefined;
}
