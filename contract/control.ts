import { z } from 'zod';
import { discardReasonSchema, queueRowSchema, queueStateSchema } from './queue.ts';
import { requestErrorSchema } from './requests.ts';

/** Limits of the control socket, the same on both of its ends. */
export const CONTROL_LIMITS = {
  /** Longest line of a request, in bytes. */
  requestBytes: 4_096,
  /** Longest line of a reply, in bytes. */
  replyBytes: 65_536,
  /** From the end of one reply to the end of the next, in milliseconds. */
  exchangeMs: 5_000,
  /** Clients that are served at the same time. */
  connections: 4,
  /** Rows of one page. */
  pageRows: 100,
} as const;

const rowId = z.string().regex(/^[0-9A-Za-z-]{1,40}$/);

/** Which rows of the queue; without anything all, newest first, a page at a time. */
export const queueQuerySchema = z.strictObject({
  states: z.array(queueStateSchema).min(1).max(6).optional(),
  /** Only rows whose identifier begins so. */
  idBegins: rowId.optional(),
  /** `next` of the page before. */
  after: z.number().int().positive().optional(),
});
export type QueueQuery = z.infer<typeof queueQuerySchema>;

export const queuePageSchema = z.strictObject({
  rows: z.array(queueRowSchema).max(CONTROL_LIMITS.pageRows),
  /** Where the next page begins; absent with the last one. */
  next: z.number().int().positive().optional(),
});
export type QueuePage = z.infer<typeof queuePageSchema>;

/**
 * What the command line asks the running terminal service for: one JSON object a line, one line of
 * reply for each. Nothing that is sealed in a row is ever told.
 */
export const controlRequestSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('ping') }),
  queueQuerySchema.extend({ op: z.literal('queue.list') }),
  /** A dead row is tried again. */
  z.strictObject({ op: z.literal('queue.resend'), rowId }),
  /** A dead row is given up. */
  z.strictObject({ op: z.literal('queue.discard'), rowId, reason: discardReasonSchema }),
  /** So many entries of the audit log were written into a file. */
  z.strictObject({ op: z.literal('audit.exported'), rows: z.number().int().nonnegative() }),
]);
export type ControlRequest = z.infer<typeof controlRequestSchema>;

export const controlReplySchema = z.discriminatedUnion('ok', [
  /** A {@link QueuePage} for `queue.list`, otherwise null. */
  z.strictObject({ ok: z.literal(true), value: z.union([queuePageSchema, z.null()]) }),
  z.strictObject({ ok: z.literal(false), error: requestErrorSchema }),
]);
export type ControlReply = z.infer<typeof controlReplySchema>;
