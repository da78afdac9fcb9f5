import { once } from 'node:events';
import { SerialPort } from 'serialport';
import { systemClock } from '../../contract/clock.node.ts';
import { createDeviceManager } from '../../drivers/manager.ts';
import { makeServiceCode } from '../../simulator/platform/service-code.ts';
import { scanBytes } from '../../simulator/devices/scanner.ts';
import { openPtyPair, type PtyPair } from './frame/pty-pair.ts';
import type { Bench } from './frame/recorder.ts';

const ROUNDS = 3_000;
const WARM_UP_ROUNDS = 200;
const BAUD_RATE = 115_200;
const LIMIT_MS = 5_000;

/** Reads one symbol; the time until it is there is measured by the caller. */
interface Reader {
  next(bytes: number): Promise<void>;
  close(): Promise<void>;
}

/** The drivers, as the terminal runs them. */
async function ownReader({ path }: PtyPair): Promise<Reader> {
  const devices = [{ id: 'scanner', model: 'generic-serial', path, baudRate: BAUD_RATE }];
  const manager = createDeviceManager({ devices, clock: systemClock });
  let heard = (): void => {};
  manager.onEvent(({ kind }) => {
    if (kind === 'scan') heard();
  });
  manager.start();
  while (manager.snapshots()[0]?.state !== 'ready') await new Promise((go) => setTimeout(go, 5));
  return {
    next: () => new Promise((resolve) => (heard = resolve)),
    close: () => manager.stop(),
  };
}

/** The port itself: the same number of bytes has come. */
async function bareReader({ path }: PtyPair): Promise<Reader> {
  const port = new SerialPort({ path, baudRate: BAUD_RATE });
  await once(port, 'open');
  let missing = 0;
  let heard = (): void => {};
  port.on('data', (bytes: Buffer) => {
    missing -= bytes.length;
    if (missing === 0) heard();
  });
  return {
    next(bytes) {
      missing = bytes;
      return new Promise((resolve) => (heard = resolve));
    },
    close: () => new Promise((resolve) => port.close(() => resolve())),
  };
}

/** Microseconds from the write of the last byte to the symbol. */
async function timed(pair: PtyPair, reader: Reader, symbol: Uint8Array): Promise<number> {
  const arrived = reader.next(symbol.length);
  const late = setTimeout(() => {
    throw new Error('a symbol was lost');
  }, LIMIT_MS);
  pair.write(symbol.subarray(0, -1));
  const begin = process.hrtime.bigint();
  pair.write(symbol.subarray(-1));
  await arrived;
  const end = process.hrtime.bigint();
  clearTimeout(late);
  return Number(end - begin) / 1_000;
}

export const bench: Bench = {
  about:
    'last byte of a scan → scan event over a pseudo-terminal, against a bare serialport reading the same bytes',
  async run(recorder) {
    const [ownPair, barePair] = [await openPtyPair(), await openPtyPair()];
    const [own, bare] = [await ownReader(ownPair), await bareReader(barePair)];
    const samples: number[] = [];
    const baseline: number[] = [];
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      // Another code each time: the same one again would be taken for a bounce.
      const token = String(round + WARM_UP_ROUNDS).padStart(26, '0');
      const symbol = scanBytes(makeServiceCode('1390000', token), 'Q1', 'cr');
      const theirs = await timed(barePair, bare, symbol);
      const ours = await timed(ownPair, own, symbol);
      if (round < 0) continue;
      samples.push(ours);
      baseline.push(theirs);
    }
    await Promise.all([own.close(), bare.close()]);
    await Promise.all([ownPair.close(), barePair.close()]);
    recorder.percentiles('last byte → scan event', 'µs', samples, baseline);
  },
};
