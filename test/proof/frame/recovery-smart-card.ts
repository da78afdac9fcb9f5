import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '../../../contract/clock.node.ts';
import { createDeviceManager, type DeviceManager } from '../../../drivers/manager.ts';
import { startChild } from '../../../drivers/native/child.ts';
import { watchPcsc } from '../../../drivers/pcsc/watch.ts';
import type { Random } from '../../fuzz/frame/random.ts';
import { createPcscd, type Pcscd } from '../../support/pcscd.ts';
import type { Cell } from './recovery-cell.ts';
import { comesBack, NEXT_MS, READ_LIMIT_MS } from './recovery-return.ts';
import { CellError, reach } from './recovery-steps.ts';
import { createStateLog, type StateLog } from './state-log.ts';

/** It is neither opened nor spoiled by what comes of it: the PC/SC service answers for it. */
export const SMART_CARD_STATES = ['absent', 'ready', 'busy'] as const;
type State = (typeof SMART_CARD_STATES)[number];
/**
 * The service dies and comes back later or at once; it is stopped and goes on. No bytes of a reader
 * come through it that could be garbled.
 */
const FAULTS = ['unplug', 'replug', 'silence'] as const;
type Fault = (typeof FAULTS)[number];

const READER = 'Virtual PCD 00 00';
const HOLDER = join(import.meta.dirname, '../../support/hold-card.ts');
/** A card that never was: T = 0 and T = 1, five historical bytes, `LMTES`. */
const ATR = '3b8580014c4d54455347';
/** How long the service is stopped: at least, and at most so much more; 2 s are noticed. */
const HELD_MS = 1_000;
const HELD_MORE_MS = 2_500;
/** How long it stays away once that has been seen, at most. */
const OUT_MS = 500;

/** A service of its own with one reader, at a manager of its own. */
export interface SmartCardSubject {
  /** In which every fault hits it. */
  readonly state: State;
  readonly service: Pcscd;
  readonly manager: DeviceManager;
  readonly shown: StateLog;
  stop(): Promise<void>;
}

/** The reader is there; where the service cannot run, see `missingForPcscd`. */
export async function startSmartCardSubject(state: State): Promise<SmartCardSubject> {
  const service = await createPcscd();
  const shown = createStateLog(() => performance.now());
  const manager = createDeviceManager({
    clock: systemClock,
    devices: [{ id: 'card', model: 'pcsc-reader', path: READER }],
    startPcsc: (onState) =>
      watchPcsc({
        clock: systemClock,
        onState,
        start(options) {
          // The library is told its service by the environment alone; each child has its own.
          process.env.PCSCLITE_CSOCK_NAME = service.socket;
          return startChild(options);
        },
      }),
  });
  manager.onChange(() => {
    for (const { state } of manager.snapshots()) shown.note(state);
  });
  await service.start();
  manager.start();
  return {
    state,
    service,
    manager,
    shown,
    async stop() {
      await manager.stop();
      await service.dispose();
    },
  };
}

/** Every fault, one after the other. */
export async function runSmartCardRow(subject: SmartCardSubject, random: Random): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const fault of FAULTS) {
    const cell = { kind: 'PC/SC reader', state: subject.state, fault };
    try {
      cells.push({ ...cell, ...(await runFault(subject, fault, random)) });
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      cells.push({ ...cell, problem: error.message });
      await back(subject);
    }
    await delay(NEXT_MS);
  }
  return cells;
}

type Times = Pick<Cell, 'backMs' | 'seenMs'>;

async function runFault(subject: SmartCardSubject, fault: Fault, random: Random): Promise<Times> {
  await reach(subject, 'ready');
  const end = await bring(subject);
  try {
    const { endedAt, ...times } = await suffer(subject, fault, random);
    end();
    return { ...times, backMs: await comesBack(subject.shown, endedAt, () => readsCard(subject)) };
  } finally {
    end();
  }
}

/** Absent: the service runs without the reader; busy: another program uses the card in it. */
async function bring(subject: SmartCardSubject): Promise<() => void> {
  const { service, state } = subject;
  if (state === 'ready') return () => {};
  if (state === 'absent') {
    await service.crash();
    await service.start({ withReader: false });
    await reach(subject, 'absent');
    return () => {};
  }
  const card = await service.insert(Buffer.from(ATR, 'hex'));
  await delay(NEXT_MS);
  const env = { PATH: process.env.PATH, PCSCLITE_CSOCK_NAME: service.socket };
  const holder = spawn(process.execPath, [HOLDER, READER], { stdio: 'ignore', env });
  const end = (): void => {
    holder.kill('SIGKILL');
    card.remove();
  };
  try {
    await reach(subject, 'busy');
    return end;
  } catch (error) {
    end();
    throw error;
  }
}

async function suffer(
  subject: SmartCardSubject,
  fault: Fault,
  random: Random,
): Promise<{ readonly endedAt: number; readonly seenMs?: number }> {
  const { service, shown, state } = subject;
  if (fault === 'silence') {
    service.signal('SIGSTOP');
    await delay(HELD_MS + random.below(HELD_MORE_MS));
    service.signal('SIGCONT');
    if (state !== 'absent') return { endedAt: performance.now() };
    if (shown.state() !== 'absent') throw new CellError(`not absent: ${shown.state()}`);
    return { endedAt: await back(subject) };
  }
  // A reader that is not there is put in and taken away again.
  if (fault === 'replug' && state === 'absent') await back(subject);
  const hitAt = performance.now();
  const crashing = service.crash();
  const noticed = reach(subject, 'absent');
  if (fault === 'replug') {
    await crashing;
    const endedAt = await back(subject);
    await noticed;
    return { endedAt };
  }
  await noticed;
  const seenMs = performance.now() - hitAt;
  await crashing;
  await delay(random.below(OUT_MS));
  return { seenMs, endedAt: await back(subject) };
}

/** Starts the service with its reader, whatever it did before, and gives when that began. */
async function back({ service }: SmartCardSubject): Promise<number> {
  await service.crash();
  const beganAt = performance.now();
  await service.start();
  return beganAt;
}

/** False where the card is not told in time, or the reader was lost meanwhile. */
async function readsCard({ service, manager, shown }: SmartCardSubject): Promise<boolean> {
  let hear = (): void => {};
  const heard = new Promise<boolean>((resolve) => {
    hear = () => resolve(true);
  });
  const ignore = manager.onEvent((event) => {
    if (event.kind === 'smart-card-present' && event.atr === ATR) hear();
  });
  const card = await service.insert(Buffer.from(ATR, 'hex'));
  const lost = shown.reaches(['absent'], READ_LIMIT_MS).then(() => false);
  const isHeard = await Promise.race([heard, lost]);
  ignore();
  card.remove();
  return isHeard;
}
