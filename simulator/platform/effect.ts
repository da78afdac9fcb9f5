import { z } from 'zod';

/** `GET /sim/effects`: what the platform did for good, in order; a repeated requestId adds none. */
export const effectSchema = z.strictObject({
  at: z.number(),
  kind: z.enum([
    'verified',
    'identified',
    'consented',
    'refused',
    'listed',
    'delivered',
    'receipt',
  ]),
  requestId: z.string(),
  citizenId: z.string(),
});
export type Effect = z.infer<typeof effectSchema>;

/** `GET /sim/repetitions`: requests that came once more and had no second effect, in order. */
export const repetitionSchema = z.strictObject({
  at: z.number(),
  operation: z.string(),
  requestId: z.string(),
});
export type Repetition = z.infer<typeof repetitionSchema>;
