import { z } from 'zod';
import { publicKeySchema, signAlgSchema, signatureSchema } from './platform/common.ts';

/**
 * What a technician hands in so that the platform knows a terminal (终端登记): who it is and its two
 * public keys, signed with the signing key that it names.
 */
export const enrolmentRequestSchema = z.strictObject({
  head: z.strictObject({ signAlg: signAlgSchema, sign: signatureSchema }),
  terminalId: z.string().min(1).max(32),
  orgCode: z.string().length(18),
  regionCode: z.string().length(6),
  publicKeys: z.strictObject({ sign: publicKeySchema, encrypt: publicKeySchema }),
  /** RFC 3339, in UTC. */
  createdAt: z.iso.datetime(),
});
export type EnrolmentRequest = z.infer<typeof enrolmentRequestSchema>;

/**
 * What the main process is asked for by its switch `--enrol=`:
 * - `request`: an enrolment request; keys are made where there are none
 * - `renew`: the same with new keys
 * - `show`: a request only of keys that are there already
 */
export const enrolmentOrderSchema = z.enum(['request', 'renew', 'show']);
export type EnrolmentOrder = z.infer<typeof enrolmentOrderSchema>;

/** The main process's answer, one line of JSON on standard output. */
export const enrolmentAnswerSchema = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    request: enrolmentRequestSchema,
    /** Whether the keys have been made just now. */
    areNew: z.boolean(),
    /** False where no key store of the operating system protects them. */
    protectedByOs: z.boolean(),
    /** Name of the file with the keys before, where they have been renewed. */
    keptAs: z.string().max(260).optional(),
  }),
  z.strictObject({
    ok: z.literal(false),
    why: z.enum(['no-keys', 'keys-unreadable', 'terminal-running']),
  }),
]);
export type EnrolmentAnswer = z.infer<typeof enrolmentAnswerSchema>;
