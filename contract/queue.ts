import { z } from 'zod';
import { failureCodeSchema } from './failures.ts';

/**
 * What waits in the durable queue:
 * - `outbox`: a receipt (回执) that the code system has to get, kept until it acknowledges it
 * - `deferred-verification` (延迟核验): a scanned code, for as long as it can still be honoured
 * - `deferred-fetch`: a download that broke off; its token lives in memory only, so that it ends with
 *   the session
 */
export const QUEUE_KINDS = ['outbox', 'deferred-verification', 'deferred-fetch'] as const;
export const queueKindSchema = z.enum(QUEUE_KINDS);
export type QueueKind = z.infer<typeof queueKindSchema>;

/**
 * - `pending`: waits for its next try
 * - `leased`: somebody tries it now
 * - `done`: acknowledged
 * - `expired`: outlived what it was for
 * - `dead`: the other side does not want it; an operator sends it again or discards it
 * - `discarded`: given up by an operator, with a reason
 */
export const QUEUE_STATES = ['pending', 'leased', 'done', 'expired', 'dead', 'discarded'] as const;
export const queueStateSchema = z.enum(QUEUE_STATES);
export type QueueState = z.infer<typeof queueStateSchema>;

/** Why an operator gives up a dead row. Chosen, not typed, so that nothing of a person gets in. */
export const DISCARD_REASONS = [
  'done-otherwise',
  'not-needed',
  'citizen-withdrew',
  'fault',
] as const;
export const discardReasonSchema = z.enum(DISCARD_REASONS);
export type DiscardReason = z.infer<typeof discardReasonSchema>;

/** A line of the queue without anything of the person. Times are milliseconds since 1970. */
export const queueRowSchema = z.strictObject({
  /** Also the idempotency key that the other side sees, through retries and restarts. */
  id: z.string().max(40),
  kind: queueKindSchema,
  state: queueStateSchema,
  /** Who it is for: a code system's identifier. */
  destination: z.string().max(40),
  createdAt: z.number(),
  /** Absent: it waits until it is acknowledged. */
  expiresAt: z.number().optional(),
  nextTryAt: z.number(),
  tries: z.number().int().nonnegative(),
  endedAt: z.number().optional(),
  lastFailure: failureCodeSchema.optional(),
});
export type QueueRow = z.infer<typeof queueRowSchema>;

/** The queue on the screen. */
export const queueViewSchema = z.strictObject({
  /** Rows that are pending or leased. */
  waiting: z.number().int().nonnegative(),
  dead: z.number().int().nonnegative(),
  /** When the oldest row that still waits was made. */
  oldestAt: z.number().optional(),
  /** When a row is tried next. */
  nextTryAt: z.number().optional(),
  /** Rows sealed with a data key that is not at hand: they wait for it. */
  locked: z.number().int().nonnegative(),
  /** Dead rows first, then the newest. */
  rows: z.array(queueRowSchema).max(50),
});
export type QueueView = z.infer<typeof queueViewSchema>;
