import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Clock } from '../../contract/clock.ts';

/** Bytes with shorter pauses between them are one burst, in milliseconds. */
const BURST_MS = 50;
const STTY_LIMIT_MS = 2_000;

interface LineGate {
  /** What came over the line, in order. */
  receive(bytes: Uint8Array): void;
}

interface LineGateOptions {
  readonly clock: Clock;
  /** Rate of the device, in baud; undefined: any will do. */
  readonly wanted: () => number | undefined;
  /** How the terminal has set the line at this moment; undefined where nobody knows. */
  readonly lineSpeed: () => Promise<number | undefined>;
  readonly onGood: (bytes: Uint8Array) => void;
  /** Came at another rate: nothing that was sent. */
  readonly onGarbled: (bytes: Uint8Array) => void;
}

/** Holds what the terminal sends against the baud rate of the device; looks once for each burst. */
export function createLineGate(options: LineGateOptions): LineGate {
  const { clock, wanted, lineSpeed, onGood, onGarbled } = options;
  let lastAt = -Infinity;
  let isRight: Promise<boolean> = Promise.resolve(true);
  let order: Promise<void> = Promise.resolve();

  async function look(rate: number): Promise<boolean> {
    const speed = await lineSpeed();
    return speed === undefined || speed === rate;
  }

  return {
    receive(bytes) {
      const rate = wanted();
      if (rate === undefined) {
        onGood(bytes);
        return;
      }
      const now = clock.now();
      if (now - lastAt > BURST_MS) isRight = look(rate);
      lastAt = now;
      const right = isRight;
      order = order.then(async () => ((await right) ? onGood(bytes) : onGarbled(bytes)));
    },
  };
}

/** Rate of a terminal line, in baud, by `stty`; undefined where it cannot be told. */
export async function terminalSpeed(path: string): Promise<number | undefined> {
  try {
    const options = { timeout: STTY_LIMIT_MS };
    const { stdout } = await promisify(execFile)('stty', ['-F', path, 'speed'], options);
    return Number(stdout.trim()) || undefined;
  } catch {
    return undefined;
  }
}
