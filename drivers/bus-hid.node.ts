import type { FoundDevice } from '../contract/devices.ts';

const MAX_ENTRIES = 64;
const MAX_PATH = 260;

/** As much of an entry of `node-hid` as is looked at. */
export interface HidEntry {
  readonly vendorId: number;
  readonly productId: number;
  readonly path?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly manufacturer?: string | undefined;
  readonly product?: string | undefined;
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
}

/** Top-level collections of every human interface device. Needs `libusb-1.0` on Linux. */
export async function hidCollections(): Promise<readonly FoundDevice[]> {
  const { devicesAsync } = await import('node-hid');
  return collectionsOf(await devicesAsync());
}

/** The entries of the library as found devices; what cannot be opened is left out. */
export function collectionsOf(entries: readonly HidEntry[]): readonly FoundDevice[] {
  return entries
    .filter(({ path }) => path !== undefined && path !== '' && path.length <= MAX_PATH)
    .slice(0, MAX_ENTRIES)
    .map(({ path = '', usagePage, usage, ...entry }) => ({
      bus: 'hid',
      path,
      usbId: `${hex(entry.vendorId)}:${hex(entry.productId)}`,
      ...(entry.serialNumber && { serialNumber: entry.serialNumber.slice(0, 80) }),
      ...(usagePage !== undefined && { usagePage: usagePage & 0xffff }),
      ...(usage !== undefined && { usage: usage & 0xffff }),
      label: [entry.manufacturer, entry.product].filter(Boolean).join(' ').slice(0, 120),
    }));
}

function hex(value: number): string {
  return (value & 0xffff).toString(16).padStart(4, '0');
}
