import { z } from 'zod';

const baudRate = z.number().int().min(300).max(4_000_000);

/** How a model is reached. */
export const modelTransportSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('serial'),
    /** In baud, tried in this order until the device answers; the line is always 8N1. */
    baudRates: z.array(baudRate).min(1).max(8),
  }),
  /** Reports of a human interface device. */
  z.strictObject({ type: z.literal('hid') }),
  /** The vendor's own USB class in two transfers each way (GA/T 467-2019 readers). */
  z.strictObject({ type: z.literal('usb') }),
  /** A keyboard wedge (键盘口): what is typed into the window. */
  z.strictObject({ type: z.literal('keyboard') }),
  /** A smart-card reader of the PC/SC service. */
  z.strictObject({ type: z.literal('pcsc') }),
]);
export type ModelTransport = z.infer<typeof modelTransportSchema>;
