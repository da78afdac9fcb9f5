import type { Recorder } from '../frame/recorder.ts';
import { hidLatency } from './hid-latency.ts';
import { readerLatency } from './reader-latency.ts';
import { READERS } from './readers.ts';
import { scannerLatency } from './scanner-latency.ts';
import { HID_SCANNERS, SERIAL_SCANNERS } from './scanners.ts';
import type { Rounds, Samples } from './timed.ts';

interface Plan {
  readonly baudRate: number;
  readonly scans: Rounds;
  readonly cards: Rounds;
  /** A slow line is mostly waited for: then several scanners are measured at a time. */
  readonly atATime: number;
}

const PLANS: readonly Plan[] = [
  {
    baudRate: 9_600,
    scans: { warmUp: 5, counted: 100 },
    cards: { warmUp: 1, counted: 5 },
    atATime: 4,
  },
  {
    baudRate: 115_200,
    scans: { warmUp: 20, counted: 200 },
    cards: { warmUp: 2, counted: 18 },
    atATime: 1,
  },
];
const HID_SCANS: Rounds = { warmUp: 100, counted: 1_000 };

interface NamedSamples {
  readonly name: string;
  readonly samples: Samples;
}

/** Last byte → event, for every family. */
export async function measureLatency(recorder: Recorder): Promise<void> {
  const record = (metric: string, { own, baseline }: Samples): void => {
    recorder.percentiles(metric, 'µs', own, baseline);
  };
  for (const plan of PLANS) {
    const { baudRate } = plan;
    for (const { name, samples } of await scannersOf(plan)) {
      record(`${name}, ${baudRate} baud`, samples);
    }
    const readers = await Promise.all(
      READERS.map(async (kind) => ({
        ...(await readerLatency(kind, baudRate, plan.cards)),
        kind,
      })),
    );
    for (const { kind, fromRead, fromLast } of readers) {
      const name = `${kind.name}, ${baudRate} baud`;
      record(`${name}, from text and photo`, fromRead);
      // The newest address is asked for behind them.
      if (kind.family === 'sdt') record(`${name}, from the last answer`, fromLast);
    }
  }
  for (const kind of HID_SCANNERS) record(kind.name, await hidLatency(kind, HID_SCANS));
}

async function scannersOf({ baudRate, scans, atATime }: Plan): Promise<NamedSamples[]> {
  const measured: NamedSamples[] = [];
  for (let from = 0; from < SERIAL_SCANNERS.length; from += atATime) {
    const group = SERIAL_SCANNERS.slice(from, from + atATime).map(async (kind) => ({
      name: kind.name,
      samples: await scannerLatency(kind, baudRate, scans),
    }));
    measured.push(...(await Promise.all(group)));
  }
  return measured;
}
