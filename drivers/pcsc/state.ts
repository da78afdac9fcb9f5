import { z } from 'zod';

/** As many readers as the PC/SC service of Linux knows (PCSCLITE_MAX_READERS_CONTEXTS). */
export const MAX_READERS = 16;
/** Longest name of a reader, in bytes, without the end mark (MAX_READERNAME 128). */
export const MAX_NAME_BYTES = 127;

/**
 * One reader of the PC/SC service.
 * - `empty`: no card
 * - `present`: a card that has answered; `atr` holds what it said
 * - `mute`: a card that does not answer
 * - `in-use`: a card that another program talks to
 */
const pcscReaderSchema = z.strictObject({
  name: z.string().min(1).max(MAX_NAME_BYTES),
  state: z.enum(['empty', 'present', 'mute', 'in-use']),
  /** Answer to reset (ISO 7816-3), lower-case hexadecimal. */
  atr: z
    .string()
    .regex(/^([0-9a-f]{2}){1,36}$/)
    .optional(),
});
export type PcscReader = Readonly<z.infer<typeof pcscReaderSchema>>;

/** What the PC/SC service says at a moment; `problem` tells why it is not available. */
export const pcscStateSchema = z.strictObject({
  available: z.boolean(),
  problem: z.string().max(200).optional(),
  readers: z.array(pcscReaderSchema).max(MAX_READERS).readonly(),
});
export type PcscState = Readonly<z.infer<typeof pcscStateSchema>>;

/** The state where nothing can be said of any reader. */
export function pcscProblem(problem: string): PcscState {
  return { available: false, problem: problem.slice(0, 200), readers: [] };
}
