import { z } from 'zod';

/**
 * What may be wrong with a reply of the platform:
 * - `late`: comes `ms` later
 * - `twice`: once more on the same connection, unasked
 * - `out-of-order`: the reply before it that was held back comes instead; the first waits `ms`
 * - `truncated`: half of it, then the connection ends
 * - `huge`: longer than any terminal reads
 * - `wrong-signature`: with a signature that does not fit
 * - `wrong-clock`: rightly signed, but the platform's time in it is `ms` ahead
 * - `another-citizen`: rightly signed, but to another request, about somebody else
 * - `replayed`: an earlier reply to the same operation, as it was sent then
 * - `unsigned`: without a signature
 */
export const REPLY_FAULTS = [
  'late',
  'twice',
  'out-of-order',
  'truncated',
  'huge',
  'wrong-signature',
  'wrong-clock',
  'another-citizen',
  'replayed',
  'unsigned',
] as const;
export type ReplyFault = (typeof REPLY_FAULTS)[number];

const ruleSchema = z.strictObject({
  /** Operation as the transcript names it, or `*` for every one. */
  operation: z.string().regex(/^(\*|[a-z][A-Za-z/-]{0,31})$/),
  fault: z.enum(REPLY_FAULTS),
  /** 0…1; the first rule that fits and happens is taken. */
  probability: z.number().min(0).max(1),
  /** Milliseconds, where the fault has a time; absent: as the fault has it. */
  ms: z.number().int().min(0).max(3_600_000).optional(),
});
export type ReplyFaultRule = z.infer<typeof ruleSchema>;

/** Which replies are spoiled, and how: the same seed and the same requests spoil the same ones. */
export const replyFaultPlanSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  seed: z.number().int().min(0).max(0xffff_ffff),
  rules: z.array(ruleSchema).min(1).max(32),
});
export type ReplyFaultPlan = z.infer<typeof replyFaultPlanSchema>;
