import { z } from 'zod';

const matchSchema = z.strictObject({
  /** Regular expressions over the path of a serial port; a port that fits none is not offered. */
  paths: z.array(z.string().max(80).refine(isPattern, 'a regular expression')).min(1).max(8),
});

const serialSchema = z.strictObject({
  type: z.literal('serial'),
  /** In baud; the line is always 8N1. */
  baudRate: z.number().int().min(300).max(4_000_000),
});

const textProtocolSchema = z.strictObject({
  type: z.literal('text'),
  framing: z.strictObject({
    mode: z.enum(['line', 'cr', 'lf', 'crlf', 'none', 'stx-etx']),
    /** Bytes before every symbol, as pairs of hexadecimal digits. */
    prefixHex: z.string().regex(/^([0-9a-f]{2}){0,16}$/),
  }),
  charset: z.enum(['auto', 'utf-8', 'gb18030']),
  /** Whether an AIM identifier `]cm` stands before the data. */
  aim: z.boolean(),
});

const common = {
  /** Name for people: Chinese first. */
  name: z.string().min(1).max(80),
  match: matchSchema,
  transport: serialSchema,
};

/** One model or family of devices: a file in `drivers/catalogue`. */
export const modelSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scanner'), ...common, protocol: textProtocolSchema }),
  z.strictObject({
    kind: z.literal('id-card-reader'),
    ...common,
    protocol: z.strictObject({ type: z.literal('sdt') }),
  }),
]);
export type DeviceModel = z.infer<typeof modelSchema>;

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
