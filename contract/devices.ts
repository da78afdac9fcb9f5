import { z } from 'zod';
import { failureSchema } from './failures.ts';

export const deviceKindSchema = z.enum(['scanner', 'id-card-reader', 'smart-card-reader']);
export type DeviceKind = z.infer<typeof deviceKindSchema>;

/**
 * - `absent`: the port does not exist
 * - `opening`: the port exists and is being opened and initialised
 * - `ready`: it answers, or for a scanner that only talks: its port is open
 * - `busy`: in the middle of a card or a scan
 * - `faulty`: see `reason`; the manager keeps trying
 */
export const deviceStateSchema = z.enum(['absent', 'opening', 'ready', 'busy', 'faulty']);
export type DeviceState = z.infer<typeof deviceStateSchema>;

/**
 * What may be asked of a device, where its protocol can do it:
 * - `trigger-start`, `trigger-stop`: read one symbol as if the trigger were pulled; stop reading
 * - `beep-good`, `beep-bad`: the sound for a scan that was taken, and for one that was not
 * - `identify`: beep or flash so that somebody in the hall sees which one it is
 */
export const DEVICE_COMMANDS = [
  'trigger-start',
  'trigger-stop',
  'beep-good',
  'beep-bad',
  'identify',
] as const;
export const deviceCommandSchema = z.enum(DEVICE_COMMANDS);
export type DeviceCommand = z.infer<typeof deviceCommandSchema>;

/** What the screens and `liangma devices` show of one device. */
export const deviceSnapshotSchema = z.strictObject({
  id: z.string().max(32),
  kind: deviceKindSchema,
  /** File name in `drivers/catalogue`, without `.json`. */
  model: z.string().max(48),
  /** Name for people, from the catalogue. */
  name: z.string().max(80),
  /** Where it stands or stood last; empty for one that was never seen. */
  path: z.string().max(260),
  /** `configured` by hand, or `adopted` because its USB ids are in the catalogue. */
  origin: z.enum(['configured', 'adopted']),
  state: deviceStateSchema,
  /** Why it is not ready; only with `absent` and `faulty`. */
  reason: failureSchema.optional(),
  /** When it came into this state, in milliseconds since 1970. */
  since: z.number(),
  /** When it last read something, in milliseconds since 1970. */
  lastReadAt: z.number().optional(),
  /** Facts that the device told about itself, e.g. the number of the security module (SAM). */
  facts: z.record(z.string().max(32), z.string().max(80)),
  commands: z.array(deviceCommandSchema).max(DEVICE_COMMANDS.length),
});
export type DeviceSnapshot = z.infer<typeof deviceSnapshotSchema>;

export const busSchema = z.enum(['serial', 'hid', 'usb', 'pcsc']);
export type Bus = z.infer<typeof busSchema>;

/** A port or device that the operating system knows. */
export const foundDeviceSchema = z.strictObject({
  bus: busSchema,
  path: z.string().max(260),
  /** Vendor and product as four hexadecimal digits each, e.g. `1eab:1d06`; absent without USB. */
  usbId: z
    .string()
    .regex(/^[0-9a-f]{4}:[0-9a-f]{4}$/)
    .optional(),
  serialNumber: z.string().max(80).optional(),
  /** HID usage page and usage of the top-level collection, e.g. 140 and 2 for a HID POS scanner. */
  usagePage: z.number().int().min(0).max(0xffff).optional(),
  usage: z.number().int().min(0).max(0xffff).optional(),
  /** What the device calls itself; may be empty. */
  label: z.string().max(120),
});
export type FoundDevice = z.infer<typeof foundDeviceSchema>;

/** A found device and what it is good for here. */
export const shownDeviceSchema = foundDeviceSchema.extend({
  /** Id of the configured or adopted device that it is. */
  deviceId: z.string().max(32).optional(),
  /** Models of the catalogue that it may be; empty: unsupported. */
  models: z.array(z.string().max(48)).max(32),
});
export type ShownDevice = z.infer<typeof shownDeviceSchema>;
