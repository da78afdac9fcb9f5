import { setTimeout as delay } from 'node:timers/promises';
import { bareSerialPort } from './bare-port.ts';
import { openLine, type Line } from './line.ts';
import { ownDevice } from './own-device.ts';
import { codeOf, scannerBody, symbolOf, type ScannerKind } from './scanners.ts';
import { inTurn, microseconds, type Rounds, type Samples, type Timed } from './timed.ts';

const LOOK_AGAIN_MS = 5;

/** Last byte of a symbol → scan event. */
async function ownScanner({ model, family }: ScannerKind, baudRate: number): Promise<Timed> {
  const cable: { line?: Line } = {};
  const body = scannerBody(family, (bytes) => cable.line?.send(bytes));
  const line = await openLine(baudRate, (bytes) => body.receive(bytes));
  cable.line = line;
  const device = await ownDevice(model, line.path, baudRate);
  return {
    async round(number) {
      const arrived = device.next('scan');
      // One that is still being set up reads nothing.
      while (!body.scan(codeOf(number), 'Q1')) await delay(LOOK_AGAIN_MS);
      const at = await arrived;
      return microseconds(line.lastByteAt(), at);
    },
    async close() {
      await device.close();
      // Or it would send again what nobody has acknowledged.
      body.powerOff();
      await line.close();
    },
  };
}

/** Last byte of the same symbol → the same number of bytes has come. */
async function bareScanner({ family }: ScannerKind, baudRate: number): Promise<Timed> {
  const line = await openLine(baudRate, () => {});
  const port = await bareSerialPort(line.path, baudRate);
  return {
    async round(number) {
      const symbol = Buffer.concat(symbolOf(family, codeOf(number)));
      const arrived = port.count(symbol.length);
      line.send(symbol);
      const at = await arrived;
      return microseconds(line.lastByteAt(), at);
    },
    async close() {
      await port.close();
      await line.close();
    },
  };
}

export async function scannerLatency(
  kind: ScannerKind,
  baudRate: number,
  rounds: Rounds,
): Promise<Samples> {
  const [own, bare] = [await ownScanner(kind, baudRate), await bareScanner(kind, baudRate)];
  return inTurn(own, bare, rounds);
}
