import { z } from 'zod';
import { matchSchema } from './match.ts';
import { printable } from './printable.ts';
import { scannerProtocolSchema } from './scanner-protocols.ts';
import { modelTransportSchema } from './transport.ts';

const common = {
  /** Name for people: Chinese first. */
  name: printable(1, 80),
  /** Where these facts are from, and how sure they are. */
  source: printable(1, 300),
  match: matchSchema,
  transport: modelTransportSchema,
};

/** Protocol of an ID-card reader: `sdt` GA/T 467-2019, `stx` the STX / LRC / 9000 form. */
const cardProtocolSchema = z.strictObject({
  type: z.enum(['sdt', 'stx']),
  /** Whether the reader is asked for fingerprints too; their data is dropped at once. */
  fingerprints: z.boolean(),
});
export type CardProtocolSettings = z.infer<typeof cardProtocolSchema>;

/** One model or family of devices: a file in `drivers/catalogue`. */
export const modelSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scanner'), ...common, protocol: scannerProtocolSchema }),
  z.strictObject({ kind: z.literal('id-card-reader'), ...common, protocol: cardProtocolSchema }),
  z.strictObject({
    kind: z.literal('smart-card-reader'),
    ...common,
    protocol: z.strictObject({ type: z.literal('pcsc') }),
  }),
]);
export type DeviceModel = z.infer<typeof modelSchema>;
