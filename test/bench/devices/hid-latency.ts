import { createHidLink } from '../../../simulator/devices/hid-link.ts';
import { DEVICE_FAMILIES } from '../../../simulator/devices/families.ts';
import type { Link, OnBytes } from '../../../simulator/devices/link.ts';
import { bareSocket, type BarePort } from './bare-port.ts';
import { ownDevice } from './own-device.ts';
import { codeOf, scannerBody, symbolOf, type ScannerKind } from './scanners.ts';
import { inTurn, microseconds, type Rounds, type Samples, type Timed } from './timed.ts';

/** Type and length in front of every report on the simulated connection. */
export const HID_HEAD_BYTES = 3;

/** The far end of a HID device, with the descriptor of the family. */
export function hidLink({ family }: ScannerKind, onBytes: OnBytes = () => {}): Promise<Link> {
  return createHidLink(descriptorOf(family), onBytes);
}

function descriptorOf(family: ScannerKind['family']): Uint8Array {
  return DEVICE_FAMILIES[family].descriptor ?? new Uint8Array();
}

/** A connection that has the descriptor behind it. */
export async function bareHid({ family }: ScannerKind, link: Link): Promise<BarePort> {
  const port = await bareSocket(link.path);
  await port.count(HID_HEAD_BYTES + descriptorOf(family).length);
  return port;
}

async function ownScanner(kind: ScannerKind): Promise<Timed> {
  const cable: { link?: Link } = {};
  let sentAt = 0n;
  const body = scannerBody(kind.family, (report) => {
    sentAt = process.hrtime.bigint();
    cable.link?.send(report);
  });
  const link = await hidLink(kind, (bytes, as) => body.receive(bytes, as));
  cable.link = link;
  const device = await ownDevice(kind.model, link.path);
  return {
    async round(number) {
      const arrived = device.next('scan');
      if (!body.scan(codeOf(number), 'Q1')) throw new Error(`${kind.name} does not read this`);
      const at = await arrived;
      return microseconds(sentAt, at);
    },
    async close() {
      await device.close();
      await link.unplug();
    },
  };
}

async function bareScanner(kind: ScannerKind): Promise<Timed> {
  const link = await hidLink(kind);
  const port = await bareHid(kind, link);
  return {
    async round(number) {
      const reports = symbolOf(kind.family, codeOf(number));
      const arrived = port.count(
        reports.reduce((total, report) => total + HID_HEAD_BYTES + report.length, 0),
      );
      let sentAt = 0n;
      for (const report of reports) {
        sentAt = process.hrtime.bigint();
        link.send(report);
      }
      const at = await arrived;
      return microseconds(sentAt, at);
    },
    async close() {
      await port.close();
      await link.unplug();
    },
  };
}

/** Last report of a symbol → scan event, against its bytes at a bare connection. */
export async function hidLatency(kind: ScannerKind, rounds: Rounds): Promise<Samples> {
  const [own, bare] = [await ownScanner(kind), await bareScanner(kind)];
  return inTurn(own, bare, rounds);
}
