import { z } from 'zod';
import { failureSchema } from './failures.ts';

export const deviceKindSchema = z.enum(['scanner', 'id-card-reader']);
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

/** What the screens and `liangma devices` show of one device. */
export const deviceSnapshotSchema = z.strictObject({
  id: z.string().max(32),
  kind: deviceKindSchema,
  /** File name in `drivers/catalogue`, without `.json`. */
  model: z.string().max(48),
  /** Name for people, from the catalogue. */
  name: z.string().max(80),
  path: z.string().max(260),
  state: deviceStateSchema,
  /** Why it is not ready; only with `absent` and `faulty`. */
  reason: failureSchema.optional(),
  /** When it came into this state, in milliseconds since 1970. */
  since: z.number(),
  /** Facts that the device told about itself, e.g. the number of the security module (SAM). */
  facts: z.record(z.string().max(32), z.string().max(80)),
});
export type DeviceSnapshot = z.infer<typeof deviceSnapshotSchema>;
