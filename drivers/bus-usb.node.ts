import type { FoundDevice } from '../contract/devices.ts';
import type { Catalogue } from './adopt-fit.ts';
import { errorText } from './transport/open-error.ts';

const MAX_DEVICES = 64;
/** What a path of `transport/usb.ts` can carry. */
const SERIAL_IN_PATH = /^[\x21-\x7e]{1,80}$/;

/** As much of a device of the package `usb` as is looked at. */
export interface UsbEntry {
  readonly vendorId: number;
  readonly productId: number;
  readonly manufacturerName?: string | null | undefined;
  readonly productName?: string | null | undefined;
  readonly serialNumber?: string | null | undefined;
}

/** USB ids that models of the vendor's own class have: `0400:c35a`, or `0400:*`. */
export function usbClassIds(catalogue: Catalogue): ReadonlySet<string> {
  const models = [...catalogue.values()].filter(({ transport }) => transport.type === 'usb');
  return new Set(models.flatMap(({ match }) => match.usb ?? []));
}

/** Devices of the vendor's own USB class that the catalogue knows. */
export async function usbDevices(ids: ReadonlySet<string>): Promise<readonly FoundDevice[]> {
  const { usb } = await import('usb');
  try {
    return knownOf(await usb.getDevices(), ids);
  } catch (error) {
    // A machine without any USB has no folder of devices, and nothing is wrong with that.
    if (/not found/i.test(errorText(error))) return [];
    throw error;
  }
}

/** Those of the entries whose ids are known; two alike without serial numbers have one path. */
export function knownOf(
  entries: readonly UsbEntry[],
  ids: ReadonlySet<string>,
): readonly FoundDevice[] {
  return entries.flatMap((entry): FoundDevice[] => deviceOf(entry, ids)).slice(0, MAX_DEVICES);
}

function deviceOf(entry: UsbEntry, ids: ReadonlySet<string>): FoundDevice[] {
  const usbId = `${hex(entry.vendorId)}:${hex(entry.productId)}`;
  // Before anything is asked of it: its strings may have to be read from the device.
  if (!ids.has(usbId) && !ids.has(`${hex(entry.vendorId)}:*`)) return [];
  const serial = entry.serialNumber ?? '';
  const serialNumber = SERIAL_IN_PATH.test(serial) ? serial : undefined;
  const label = [entry.manufacturerName, entry.productName].filter(Boolean).join(' ');
  return [
    {
      bus: 'usb',
      path: ['usb', usbId, serialNumber].filter(Boolean).join(':'),
      usbId,
      ...(serialNumber !== undefined && { serialNumber }),
      label: label.slice(0, 120),
    },
  ];
}

function hex(value: number): string {
  return (value & 0xffff).toString(16).padStart(4, '0');
}
