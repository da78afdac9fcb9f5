import { manualClock, type ManualClock } from '../../contract/clock.ts';
import type { World } from './body.ts';

export interface TestWorld extends World {
  readonly clock: ManualClock;
  /** What was sent since the last look, as small hexadecimal digits, one string for each send. */
  sent(): string[];
  /** What was asked, as `what detail`. */
  readonly log: string[];
}

/** A world that writes down what a device does. */
export function testWorld(): TestWorld {
  const out: string[] = [];
  const log: string[] = [];
  return {
    clock: manualClock(),
    send: (bytes) => void out.push(Buffer.from(bytes).toString('hex')),
    asked: (what, detail = '') => void log.push(`${what} ${detail}`.trim()),
    sent: () => out.splice(0),
    log,
  };
}

export function hex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}
