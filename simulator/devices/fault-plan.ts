import { z } from 'zod';

const chance = z.number().min(0).max(1).default(0);

/**
 * How the cable of a simulated device misbehaves. Everything that happens by chance comes from
 * `seed`, so that the same plan does the same to the same bytes, every time and on every machine.
 */
export const faultPlanSchema = z.strictObject({
  /** One line for people. */
  about: z.string().max(200),
  seed: z.number().int().min(0).max(0xffff_ffff),
  /** Chance for each byte: gone, another byte instead, twice. */
  drop: chance,
  garble: chance,
  duplicate: chance,
  /** Chance for each place between two bytes: a pause of up to `splitMs` there. */
  split: chance,
  splitMs: z.number().int().min(0).max(2_000).default(0),
  /** Chance for each write: kept back and sent together with the next one. */
  merge: chance,
  /** Before each write, in milliseconds. */
  delayMs: z.number().int().min(0).max(10_000).default(0),
  /** Chance for each write: its last byte is changed, so that a check character is wrong. */
  wrongCheck: chance,
  /** Chance for each write: the cable is pulled in the middle of it, and put back after `unplugMs`. */
  unplug: chance,
  unplugMs: z.number().int().min(0).max(60_000).default(500),
  /** Chance for each write: it and all later ones are swallowed for `silenceMs` ("stuck busy"). */
  silence: chance,
  silenceMs: z.number().int().min(0).max(60_000).default(0),
  /** Unasked garbage all the time, in bytes per second. */
  floodBytesPerS: z.number().int().min(0).max(1_000_000).default(0),
  /** After so many writes everything is well again; 0: never. */
  writes: z.number().int().min(0).max(1_000_000).default(0),
});
export type FaultPlan = z.infer<typeof faultPlanSchema>;
