import { z } from 'zod';
import { FAILURES, type FailureCode } from './failures/catalogue.ts';

export { FAILURES, type FailureCode };
export type { Audience, FailureTexts, Remedy, RetryRule } from './failures/entry.ts';

const CODES = Object.keys(FAILURES) as [FailureCode, ...FailureCode[]];

export const failureCodeSchema = z.enum(CODES);

/**
 * One expected failure as it travels. `detail` is for the technician and must hold nothing of a
 * person: a segment name, an HTTP status, a status word of a reader.
 */
export const failureSchema = z.strictObject({
  code: failureCodeSchema,
  detail: z.string().max(200).optional(),
});

export type Failure = z.infer<typeof failureSchema>;

/** Makes a {@link Failure}; `detail` names the technical circumstance, never a person. */
export function failure(code: FailureCode, detail?: string): Failure {
  return detail === undefined ? { code } : { code, detail: detail.slice(0, 200) };
}
