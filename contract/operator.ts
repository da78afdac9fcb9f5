import { z } from 'zod';

/** Number of an operator (工号): what the platform is told as `operatorId`. */
export const operatorIdSchema = z.string().regex(/^[0-9A-Za-z-]{1,32}$/);

/** Who serves at this counter (经办人). */
export const operatorViewSchema = z.discriminatedUnion('state', [
  /** Nobody signs in here: self-service, or switched off in the configuration. */
  z.strictObject({ state: z.literal('not-needed') }),
  z.strictObject({
    state: z.literal('signed-out'),
    /** Nobody can sign in, because no operator has been made yet. */
    nobodyKnown: z.boolean(),
    /** Too many wrong passwords: when the next try is taken, in milliseconds since 1970. */
    lockedUntil: z.number().optional(),
    /**
     * Why the last one was signed out; `removed`: not known any more, disabled, or given a new
     * password. After a start of the whole program nobody was.
     */
    reason: z.enum(['idle', 'by-person', 'removed']).optional(),
  }),
  z.strictObject({
    state: z.literal('signed-in'),
    operatorId: operatorIdSchema,
    name: z.string().max(40),
  }),
]);
export type OperatorView = z.infer<typeof operatorViewSchema>;
