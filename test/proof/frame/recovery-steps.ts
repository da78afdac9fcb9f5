import { setTimeout as delay } from 'node:timers/promises';
import type { DeviceState } from '../../../contract/devices.ts';
import { idNumberCheckDigit } from '../../../simulator/data/id-number.ts';
import type { FaultPlan } from '../../../simulator/devices/fault-plan.ts';
import { NO_FAULT_PLAN } from '../../../simulator/devices/fault-plans.ts';
import { TEST_CARD } from '../../../simulator/devices/test-card.test-support.ts';
import type { Random } from '../../fuzz/frame/random.ts';
import type { Subject } from './recovery-bench.ts';
import { halvesOf, symbolOf } from './recovery-kinds.ts';

/** The cell cannot go on; the message says why. */
export class CellError extends Error {
  override readonly name = 'CellError';
}

/** Longest way into a state: a symbol that does not end is given up after 10 s. */
const STATE_LIMIT_MS = 20_000;
/** Each answer comes this late where the terminal is to be caught between two of them. */
const SLOW_MS = 120;
/** 400 scans a second: a flood within two of them. */
const CHATTER_MS = 25;
const PAIRS = 5;
/** In three packets of the engine. */
const LONG_SYMBOL = 'L'.repeat(600);
/** By its fourth try the manager rests longest between two of them. */
const FAULTY_MS = 5_000;

const SLOW: FaultPlan = { ...NO_FAULT_PLAN, delayMs: SLOW_MS };
export const GARBLED: FaultPlan = { ...NO_FAULT_PLAN, garble: 1 };
export const SILENT: FaultPlan = { ...NO_FAULT_PLAN, silence: 1, silenceMs: 60_000 };

/** What is still to come of the device when the fault hits. */
export interface Brought {
  /** The other half of the symbol goes over the cable. */
  finish(): void;
  /** The device says nothing more by itself. */
  end(): void;
}

const NOTHING: Brought = { finish: () => {}, end: () => {} };

/** Shows the device in one of these states, or tells that it is not. */
export async function reach(
  { shown }: Pick<Subject, 'shown'>,
  ...states: readonly DeviceState[]
): Promise<void> {
  if (await shown.reaches(states, STATE_LIMIT_MS)) return;
  throw new CellError(`not ${states.join(' or ')}: ${shown.state()}`);
}

/** Scans a symbol, or puts down the card of another person; gives its text or ID number. */
export function present({ device }: Subject, turn: number, text = `A-${turn}`): string {
  if (device.kind === 'scanner') {
    device.scan(text, 'Q1');
    return text;
  }
  const order = String(turn % 1_000).padStart(3, '0');
  const body = `39010119900307${order}`;
  const idNo = body + idNumberCheckDigit(body);
  device.put({ ...TEST_CARD, sex: Number(order) % 2 === 1 ? '1' : '2', idNo });
  return idNo;
}

/** Brings a device that is ready into the state, by what happens to devices. */
export async function bring(
  subject: Subject,
  state: DeviceState,
  turn: number,
  random: Random,
): Promise<Brought> {
  const { device, kind, shown } = subject;
  await reach(subject, 'ready');
  switch (state) {
    case 'ready':
      return NOTHING;
    case 'absent':
      await device.link.unplug();
      await reach(subject, 'absent');
      return NOTHING;
    case 'opening':
      return open(subject);
    case 'busy': {
      if (device.kind === 'scanner' && !kind.isMissed) {
        const [first, second] = halvesOf(kind.family);
        device.link.send(first);
        await reach(subject, 'busy');
        return { ...NOTHING, finish: () => device.link.send(second) };
      }
      device.setFaults(SLOW);
      present(subject, turn, LONG_SYMBOL);
      await reach(subject, 'busy');
      await delay(random.below(SLOW_MS / 2));
      if (shown.state() !== 'busy') throw new CellError('no longer busy');
      return NOTHING;
    }
    case 'faulty':
      return spoil(subject, random);
  }
}

/** Catches the terminal in the middle of the handshake, or where there is none, before the port is open. */
async function open(subject: Subject): Promise<Brought> {
  const { device, kind, shown } = subject;
  await device.link.unplug();
  await reach(subject, 'absent');
  const { bytesIn } = device.state();
  if (kind.hasHandshake) device.setFaults(SLOW);
  const opening = reach(subject, 'opening');
  const plugged = device.link.plug();
  await opening;
  if (!kind.hasHandshake) return NOTHING;
  await plugged;
  while (device.state().bytesIn === bytesIn && shown.state() === 'opening') await delay(2);
  if (shown.state() !== 'opening') throw new CellError('no longer opening');
  return NOTHING;
}

/** Makes the manager call the device faulty. */
async function spoil(subject: Subject, random: Random): Promise<Brought> {
  const { device, kind } = subject;
  if (kind.isMissed) {
    device.setFaults(SILENT);
    await reach(subject, 'faulty');
    await delay(random.below(FAULTY_MS));
    await reach(subject, 'faulty');
    return NOTHING;
  }
  // No two of the same in a row, which a code before a fixed scanner would be.
  const pair = ['A', 'B'].flatMap((text) => symbolOf(kind.family, text));
  const chatter = setInterval(() => {
    for (let turn = 0; turn < PAIRS; turn++) for (const bytes of pair) device.link.send(bytes);
  }, CHATTER_MS);
  const end = (): void => clearInterval(chatter);
  try {
    await reach(subject, 'faulty');
  } catch (error) {
    end();
    throw error;
  }
  return { ...NOTHING, end };
}
