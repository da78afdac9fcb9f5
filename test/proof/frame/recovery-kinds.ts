import { systemClock } from '../../../contract/clock.node.ts';
import { plugInSchema, type Family } from '../../../simulator/control-api.ts';
import { DEVICE_FAMILIES } from '../../../simulator/devices/families.ts';

/** A kind of device with a cable that can be pulled. */
export interface RecoveryKind {
  readonly name: string;
  readonly family: Family;
  readonly model: string;
  /** Of a serial device; `tcp` as a serial server. */
  readonly link: 'pty' | 'tcp';
  /** The driver asks it something before it is ready. */
  readonly hasHandshake: boolean;
  /**
   * The driver notices that it does not answer. Of any other only what it sends tells that something
   * is wrong: more symbols than anybody can show.
   */
  readonly isMissed: boolean;
}

const TALKS = { link: 'pty', hasHandshake: false, isMissed: false } as const;
const OBEYS = { link: 'pty', hasHandshake: true, isMissed: false } as const;
const ANSWERS = { link: 'pty', hasHandshake: true, isMissed: true } as const;

export const RECOVERY_KINDS: readonly RecoveryKind[] = [
  { name: 'text scanner', family: 'text', model: 'generic-serial', ...TALKS },
  { name: 'text, tcp://', family: 'text', model: 'generic-serial', ...TALKS, link: 'tcp' },
  { name: 'Newland unified', family: 'newland-unified', model: 'newland-unified', ...OBEYS },
  { name: 'Newland zone', family: 'newland-zone', model: 'newland-em-7e', ...OBEYS },
  { name: 'Honeywell', family: 'honeywell', model: 'honeywell-serial', ...TALKS },
  { name: 'Zebra SSI', family: 'ssi', model: 'zebra-ssi', ...ANSWERS },
  { name: 'HID POS', family: 'hid-pos', model: 'hid-pos', ...TALKS },
  { name: 'SDT reader', family: 'sdt', model: 'sdt-serial', ...ANSWERS },
  { name: 'STX reader', family: 'stx', model: 'stx-serial', ...ANSWERS },
];

/** Longer than one HID report, shorter than two. */
const SYMBOL = 'H'.repeat(100);

/** A symbol as the scanner sends it in one go, cut in the middle: in the bytes, or between reports. */
export function halvesOf(family: Family): readonly [Uint8Array, Uint8Array] {
  const [first = new Uint8Array(), second] = symbolOf(family, SYMBOL);
  const middle = first.length / 2;
  return second ? [first, second] : [first.subarray(0, middle), first.subarray(middle)];
}

/** What the scanner sends for a symbol: all of it, or every report. */
export function symbolOf(family: Family, text: string): readonly Uint8Array[] {
  const sent: Uint8Array[] = [];
  const kind = DEVICE_FAMILIES[family];
  if (kind.kind !== 'scanner') throw new Error(`${family} scans no symbols`);
  const send = (bytes: Uint8Array): void => void sent.push(Uint8Array.from(bytes));
  const world = { clock: systemClock, send, asked: () => {} };
  kind.create(world, plugInSchema.parse({ id: 'half', family })).scan(text, 'Q1');
  return sent;
}
