import { systemClock } from '../../../contract/clock.node.ts';
import { plugInSchema, type Family } from '../../../simulator/control-api.ts';
import type { ScannerBody, World } from '../../../simulator/devices/body.ts';
import { DEVICE_FAMILIES } from '../../../simulator/devices/families.ts';
import { makeServiceCode } from '../../../simulator/platform/service-code.ts';

/** A scanner that is measured: what the terminal takes it for, and what plays it. */
export interface ScannerKind {
  readonly name: string;
  readonly model: string;
  readonly family: Family;
}

export const SERIAL_SCANNERS: readonly ScannerKind[] = [
  { name: 'generic text', model: 'generic-serial', family: 'text' },
  { name: 'newland-unified', model: 'newland-unified', family: 'newland-unified' },
  { name: 'newland-zone', model: 'newland-em-7e', family: 'newland-zone' },
  { name: 'newland-legacy', model: 'newland-legacy', family: 'newland-legacy' },
  { name: 'honeywell', model: 'honeywell-serial', family: 'honeywell' },
  { name: 'opticon', model: 'opticon-serial', family: 'opticon' },
  // Its commands need no answer; so one that only talks is a whole one.
  { name: 'datalogic', model: 'datalogic-serial', family: 'text' },
  { name: 'SSI', model: 'zebra-ssi', family: 'ssi' },
];

export const HID_POS: ScannerKind = { name: 'HID POS', model: 'hid-pos', family: 'hid-pos' };

export const HID_SCANNERS: readonly ScannerKind[] = [
  HID_POS,
  { name: 'Microscan', model: 'microscan-hid', family: 'microscan' },
];

/** The inside of a scanner of the family, whose bytes or reports go to `send`. */
export function scannerBody(family: Family, send: World['send']): ScannerBody {
  const made = DEVICE_FAMILIES[family];
  if (made.kind !== 'scanner') throw new Error(`${family} is no scanner`);
  const plugIn = plugInSchema.parse({ id: 'scanner', family });
  return made.create({ clock: systemClock, send, asked: () => {} }, plugIn);
}

/** Another code for each number: the same one again would be taken for a bounce. */
export function codeOf(number: number): string {
  return makeServiceCode('1390000', String(number).padStart(26, '0'));
}

/** What a scanner of the family sends for a text: chunks, or over HID reports. */
export function symbolOf(family: Family, text: string): Uint8Array[] {
  const sent: Uint8Array[] = [];
  const body = scannerBody(family, (bytes) => void sent.push(bytes));
  if (!body.scan(text, 'Q1')) throw new Error(`${family} does not read this`);
  body.powerOff();
  return sent;
}
