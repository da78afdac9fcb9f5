import { setImmediate as breathe } from 'node:timers/promises';
import type { Link } from '../../../simulator/devices/link.ts';
import { openPtyPair } from '../frame/pty-pair.ts';
import type { Recorder } from '../frame/recorder.ts';
import { percentile } from '../frame/stats.ts';
import { bareSerialPort } from './bare-port.ts';
import { bareHid, HID_HEAD_BYTES, hidLink } from './hid-latency.ts';
import { withinLimit } from './limit.ts';
import { ownDevice, type OwnDevice } from './own-device.ts';
import { codeOf, HID_POS, scannerBody, symbolOf, type ScannerKind } from './scanners.ts';

const BAUD_RATE = 115_200;
const RUNS = 3;
const TEXT_SYMBOLS = 40_000;
const SSI_SYMBOLS = 1_500;
const HID_SYMBOLS = 20_000;
/** Reports that are sent before whoever reads them in this process gets a turn. */
const HID_BURST = 32;
/** CMD_ACK of a host, by hand: length 4, D0, source 4, status 0, checksum FF28. */
const SSI_ACK = Uint8Array.of(0x04, 0xd0, 0x04, 0x00, 0xff, 0x28);

/** Scans a second. */
interface Flood {
  readonly own: number;
  readonly bare: number;
}

/** The median of a few runs of each. */
async function inTurn(
  measure: Readonly<Record<keyof Flood, () => Promise<number>>>,
): Promise<Flood> {
  const rates: Record<keyof Flood, number[]> = { own: [], bare: [] };
  for (let run = 0; run < RUNS; run++) {
    rates.bare.push(await measure.bare());
    rates.own.push(await measure.own());
  }
  return { own: percentile(rates.own, 0.5), bare: percentile(rates.bare, 0.5) };
}

/** Settles at the last of so many scans. */
function scansOf(device: OwnDevice, count: number): Promise<void> {
  let missing = count;
  const all = new Promise<void>((resolve) => {
    device.onEvent(({ kind }) => {
      if (kind === 'scan' && --missing === 0) resolve();
    });
  });
  return withinLimit('every scan', all);
}

/** How many a second, from the first byte to the last symbol. */
async function rateOf(symbols: number, work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (symbols * 1_000) / (performance.now() - begin);
}

/** Text back to back, as fast as the pseudo-terminal takes it. */
async function floodText(): Promise<Flood> {
  const symbols = Array.from({ length: TEXT_SYMBOLS }, (_, at) => symbolOf('text', codeOf(at)));
  const bytes = Buffer.concat(symbols.flat());
  return inTurn({
    async own() {
      const pair = await openPtyPair();
      const device = await ownDevice('generic-serial', pair.path, BAUD_RATE);
      const rate = await rateOf(TEXT_SYMBOLS, () =>
        Promise.all([scansOf(device, TEXT_SYMBOLS), pair.pour(bytes)]),
      );
      await device.close();
      await pair.close();
      return rate;
    },
    async bare() {
      const pair = await openPtyPair();
      const port = await bareSerialPort(pair.path, BAUD_RATE);
      const rate = await rateOf(TEXT_SYMBOLS, () =>
        Promise.all([port.count(bytes.length), pair.pour(bytes)]),
      );
      await port.close();
      await pair.close();
      return rate;
    },
  });
}

interface Engine {
  readonly path: string;
  readonly start: () => void;
  readonly close: () => Promise<void>;
}

/** An engine that sends the next symbol as soon as the last one was acknowledged. */
async function ssiEngine(): Promise<Engine> {
  const pair = await openPtyPair();
  const body = scannerBody('ssi', (bytes) => pair.write(bytes));
  let next = SSI_SYMBOLS;
  const fill = (): void => {
    while (next < SSI_SYMBOLS && body.scan(codeOf(next), 'Q1')) next++;
  };
  await pair.hear((bytes) => {
    body.receive(bytes);
    fill();
  });
  return {
    path: pair.path,
    start() {
      next = 0;
      fill();
    },
    close() {
      // Its last symbol may wait to be sent again.
      body.powerOff();
      return pair.close();
    },
  };
}

function floodSsi(): Promise<Flood> {
  const packet = symbolOf('ssi', codeOf(0))[0]?.length ?? 0;
  return inTurn({
    async own() {
      const engine = await ssiEngine();
      const device = await ownDevice('zebra-ssi', engine.path, BAUD_RATE);
      const rate = await rateOf(SSI_SYMBOLS, () => {
        const all = scansOf(device, SSI_SYMBOLS);
        engine.start();
        return all;
      });
      await device.close();
      await engine.close();
      return rate;
    },
    async bare() {
      const engine = await ssiEngine();
      const port = await bareSerialPort(engine.path, BAUD_RATE);
      const rate = await rateOf(SSI_SYMBOLS, async () => {
        let arrived = port.count(packet);
        engine.start();
        for (let symbol = 1; symbol <= SSI_SYMBOLS; symbol++) {
          await arrived;
          if (symbol < SSI_SYMBOLS) arrived = port.count(packet);
          port.write(SSI_ACK);
        }
      });
      await port.close();
      await engine.close();
      return rate;
    },
  });
}

/** Lets whoever reads in this process have its turn between two bursts. */
async function sendReports(reports: readonly Uint8Array[], link: Link): Promise<void> {
  for (const [at, report] of reports.entries()) {
    link.send(report);
    if (at % HID_BURST === 0) await breathe();
  }
}

async function floodHid(kind: ScannerKind): Promise<Flood> {
  const codes = Array.from({ length: HID_SYMBOLS }, (_, at) => codeOf(at));
  const reports = codes.flatMap((code) => symbolOf(kind.family, code));
  const bytes = reports.reduce((total, { length }) => total + HID_HEAD_BYTES + length, 0);
  return inTurn({
    async own() {
      const link = await hidLink(kind);
      const device = await ownDevice(kind.model, link.path);
      const rate = await rateOf(HID_SYMBOLS, () =>
        Promise.all([scansOf(device, HID_SYMBOLS), sendReports(reports, link)]),
      );
      await device.close();
      await link.unplug();
      return rate;
    },
    async bare() {
      const link = await hidLink(kind);
      const port = await bareHid(kind, link);
      const rate = await rateOf(HID_SYMBOLS, () =>
        Promise.all([port.count(bytes), sendReports(reports, link)]),
      );
      await port.close();
      await link.unplug();
      return rate;
    },
  });
}

/** Scan events a second from a scanner that never stops, against a bare port that reads the same. */
export async function measureFlood(recorder: Recorder): Promise<void> {
  const record = (name: string, { own, bare }: Flood): void => {
    recorder.record({ metric: `flood, ${name}`, value: own, unit: 'scans/s', baseline: bare });
  };
  record('generic text', await floodText());
  record('SSI, each acknowledged', await floodSsi());
  record('HID POS', await floodHid(HID_POS));
}
