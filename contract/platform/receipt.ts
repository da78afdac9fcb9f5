import { z } from 'zod';
import { instantSchema, replyHeadSchema, requestHeadSchema } from './common.ts';

const subjectRef = z.string().min(8).max(128);
const consentId = z.string().max(64);

/** What was done at the terminal on the strength of a consent, told to the code system. */
export const receiptSchema = z.discriminatedUnion('kind', [
  /** The citizen has seen what was granted (授权回执). */
  z.strictObject({
    kind: z.literal('consent'),
    at: instantSchema,
    subjectRef,
    consentId,
    scopes: z.array(z.string().max(40)).max(64),
  }),
  /** A certificate was shown or printed (用证回执). */
  z.strictObject({
    kind: z.literal('certificate-use'),
    at: instantSchema,
    subjectRef,
    consentId,
    /** Certificate identifier (证照标识, GB/T 36904). */
    identifier: z.string().max(200),
    use: z.enum(['shown', 'printed']),
  }),
]);
export type Receipt = z.infer<typeof receiptSchema>;

/**
 * `POST receiptUrl`: taken once per `head.requestId`, however often it is sent. The reply is the head
 * alone; `OK` is the acknowledgement.
 */
export const receiptRequestSchema = z.strictObject({
  head: requestHeadSchema,
  receipt: receiptSchema,
});
export type ReceiptRequest = z.infer<typeof receiptRequestSchema>;
export const receiptReplySchema = z.object({ head: replyHeadSchema });
