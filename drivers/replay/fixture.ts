import { z } from 'zod';
import { deviceCommandSchema } from '../../contract/devices.ts';
import { err, ok, type Result } from '../../contract/result.ts';

/** Longest file, in characters. */
const FILE_CAP = 8_000_000;
const LINES_CAP = 20_000;
/** Longest chunk, in bytes. */
const CHUNK_CAP = 65_536;
/** An hour, in milliseconds. */
const LATEST_MS = 3_600_000;

const atMs = z.number().int().min(0).max(LATEST_MS);
const hex = z
  .string()
  .max(2 * CHUNK_CAP)
  .regex(/^([0-9a-f]{2})*$/);

/** One chunk on the line of a device; over HID one report, its id first. */
const traceEntrySchema = z.strictObject({
  /** Milliseconds since the port was opened. */
  atMs,
  from: z.enum(['host', 'device']),
  hex,
  as: z.literal('feature').optional(),
});
export type TraceEntry = z.infer<typeof traceEntrySchema>;

/** An event as far as it is told here; every key that stands here must be in the event. */
const expectationSchema = z
  .object({ kind: z.string().max(32) })
  .catchall(z.union([z.string().max(8_192), z.number(), z.boolean()]));
export type Expectation = z.infer<typeof expectationSchema>;

/** What passed over the line of one device, and what it means. */
export const fixtureSchema = z.strictObject({
  /** One line for people. */
  about: z.string().min(1).max(300),
  /** Where the bytes are from: a published example, written by hand from facts, recorded from a device. */
  origin: z.string().min(1).max(300),
  /** HID report descriptor of the device, where the model reads it. */
  descriptorHex: hex.optional(),
  /** In the order of time. `host` entries are what the driver must write, exactly. */
  trace: z.array(traceEntrySchema).max(LINES_CAP).refine(isInOrder, 'times must not fall'),
  /** Commands asked of the device, in the order of time. */
  commands: z
    .array(z.strictObject({ atMs, command: deviceCommandSchema }))
    .max(LINES_CAP)
    .refine(isInOrder, 'times must not fall')
    .optional(),
  expect: z.array(expectationSchema).max(LINES_CAP),
});
export type Fixture = z.infer<typeof fixtureSchema>;

/** Reads the text of a fixture file; the error is one line for people. */
export function readFixture(text: string): Result<Fixture, string> {
  if (text.length > FILE_CAP) return err('the file is too long');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return err('the file is not JSON');
  }
  const parsed = fixtureSchema.safeParse(content);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
}

function isInOrder(entries: readonly { readonly atMs: number }[]): boolean {
  return entries.every(({ atMs: at }, index) => at >= (entries[index - 1]?.atMs ?? 0));
}
