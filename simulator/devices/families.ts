import { FAMILIES, type Family, type FamilyInfo, type PlugIn } from '../control-api.ts';
import type { ReaderBody, ScannerBody, World } from './body.ts';
import type { BusIdentity } from './bus-folder.ts';
import { FAMILY_NAMES } from './family-names.ts';
import { createSdtBody } from './readers/sdt-body.ts';
import { createStxReader } from './readers/stx-reader.ts';
import { HID_POS_DESCRIPTOR } from './scanners/hid-descriptor.ts';
import { createHidPosScanner, createMicroscanScanner } from './scanners/hid-scanner.ts';
import { createNewlandLegacyScanner } from './scanners/newland-legacy-scanner.ts';
import { createNewlandUnifiedScanner } from './scanners/newland-unified-scanner.ts';
import { createNewlandZoneScanner } from './scanners/newland-zone-scanner.ts';
import { createHoneywellScanner, createOpticonScanner } from './scanners/obeying-scanner.ts';
import { createSsiEngine } from './scanners/ssi-engine.ts';
import { createTextScanner } from './scanners/text-scanner.ts';

interface Common {
  /** How it shows on the bus. */
  readonly identity: BusIdentity;
  /** HID report descriptor; empty where it has none. */
  readonly descriptor?: Uint8Array;
}
interface ScannerFamily extends Common {
  readonly kind: 'scanner';
  create(world: World, plugIn: PlugIn): ScannerBody;
}
interface ReaderFamily extends Common {
  readonly kind: 'id-card-reader';
  create(world: World, plugIn: PlugIn): ReaderBody;
}
export type DeviceFamily = ScannerFamily | ReaderFamily;

/** Vendors are real where the family has one; no product has these product numbers. */
function serial(usbId: string, label: string): BusIdentity {
  return { bus: 'serial', usbId, label };
}
function hid(usbId: string, label: string): BusIdentity {
  return { bus: 'hid', usbId, label, usagePage: 0x8c, usage: 0x02 };
}
/** A converter from USB to serial: tells nothing of what hangs on it. */
const CONVERTER = serial('1a86:7523', 'USB Serial (simulated)');

/** Every family that the simulator can be. */
export const DEVICE_FAMILIES: Readonly<Record<Family, DeviceFamily>> = {
  text: {
    kind: 'scanner',
    identity: CONVERTER,
    create: (world) => createTextScanner(world),
  },
  'newland-unified': {
    kind: 'scanner',
    identity: serial('1eab:ff01', 'Newland (simulated)'),
    create: (world, { isCommanded }) => createNewlandUnifiedScanner(world, isCommanded),
  },
  'newland-zone': {
    kind: 'scanner',
    identity: CONVERTER,
    create: (world, { isCommanded }) => createNewlandZoneScanner(world, isCommanded),
  },
  'newland-legacy': {
    kind: 'scanner',
    identity: CONVERTER,
    create: (world) => createNewlandLegacyScanner(world),
  },
  honeywell: {
    kind: 'scanner',
    identity: serial('0c2e:ff01', 'Honeywell (simulated)'),
    create: (world, { isCommanded }) => createHoneywellScanner(world, isCommanded),
  },
  opticon: {
    kind: 'scanner',
    identity: serial('065a:ff01', 'Opticon (simulated)'),
    create: (world, { isCommanded }) => createOpticonScanner(world, isCommanded),
  },
  ssi: {
    kind: 'scanner',
    identity: serial('05e0:ff01', 'Zebra SSI (simulated)'),
    create: (world, { isCommanded }) => createSsiEngine(world, isCommanded),
  },
  'hid-pos': {
    kind: 'scanner',
    identity: hid('1eab:ff02', 'HID POS scanner (simulated)'),
    descriptor: HID_POS_DESCRIPTOR,
    create: (world, { isCommanded }) =>
      createHidPosScanner(world, { isHoneywell: false, isCommanded }),
  },
  'hid-pos-honeywell': {
    kind: 'scanner',
    identity: hid('0c2e:ff02', 'Honeywell HID POS (simulated)'),
    create: (world, { isCommanded }) =>
      createHidPosScanner(world, { isHoneywell: true, isCommanded }),
  },
  microscan: {
    kind: 'scanner',
    identity: { bus: 'hid', usbId: '0525:ff01', label: 'Microscan HID (simulated)' },
    create: (world) => createMicroscanScanner(world),
  },
  sdt: {
    kind: 'id-card-reader',
    identity: CONVERTER,
    create: (world, { isWrapped }) => createSdtBody(world, isWrapped),
  },
  stx: {
    kind: 'id-card-reader',
    identity: CONVERTER,
    create: (world) => createStxReader(world),
  },
};

/** What may be plugged in, for whoever chooses. */
export const FAMILY_INFOS: readonly FamilyInfo[] = FAMILIES.map((family) => {
  return { family, kind: DEVICE_FAMILIES[family].kind, name: FAMILY_NAMES[family] };
});
