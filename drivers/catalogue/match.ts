import { z } from 'zod';
import type { FoundDevice } from '../../contract/devices.ts';

const usbId = z.string().regex(/^[0-9a-f]{4}:([0-9a-f]{4}|\*)$/);

/** By what a device is known. Every list is an "any of"; what is absent says nothing. */
export const matchSchema = z.strictObject({
  /**
   * Vendor and product, e.g. `1eab:1d06`; `1eab:*` for every product of the vendor. Only these let a
   * device be adopted without being configured.
   */
  usb: z.array(usbId).max(64).optional(),
  /** HID usage page and usage of the top-level collection, decimal: 140 and 2 for HID POS. */
  hidUsage: z
    .strictObject({
      page: z.number().int().min(1).max(0xffff),
      usage: z.number().int().min(1).max(0xffff),
    })
    .optional(),
  /** Regular expressions over the path: ports that it may stand at, for choosing by hand. */
  paths: z.array(z.string().max(80).refine(isPattern, 'a regular expression')).max(8).optional(),
});
export type Match = z.infer<typeof matchSchema>;

/**
 * How surely a found device is of the model: `certain` by product, `likely` by vendor or HID usage,
 * `possible` by nothing but its port.
 */
export type Fit = 'certain' | 'likely' | 'possible';

/** How well a device fits; undefined where it does not. */
export function fitOf(match: Match, found: FoundDevice): Fit | undefined {
  const { usb = [], hidUsage, paths = [] } = match;
  if (hidUsage && (found.usagePage !== hidUsage.page || found.usage !== hidUsage.usage)) {
    return undefined;
  }
  if (found.usbId !== undefined && usb.includes(found.usbId)) return 'certain';
  const vendor = found.usbId?.slice(0, 4);
  if (vendor !== undefined && usb.includes(`${vendor}:*`)) return 'likely';
  if (hidUsage && usb.length === 0) return 'likely';
  return paths.some((pattern) => new RegExp(pattern).test(found.path)) ? 'possible' : undefined;
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
