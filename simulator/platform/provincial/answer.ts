import type { z } from 'zod';
import type {
  PROVINCIAL_STATUS,
  provincialReplySchema,
} from '../../../contract/platform/provincial.ts';
import type { Result } from '../../../contract/result.ts';

type StatusNumber = Exclude<keyof typeof PROVINCIAL_STATUS, 0>;

/** What an operation comes back with: the data of the reply, or a status number with its message. */
export type ProvincialAnswer<T> = Result<
  T,
  { readonly status: StatusNumber; readonly message: string }
>;

/** Makes the refusing side of a {@link ProvincialAnswer}. */
export function decline(status: StatusNumber, message: string): ProvincialAnswer<never> {
  return { ok: false, error: { status, message } };
}

/** The reply in its envelope. */
export function envelope(answer: ProvincialAnswer<unknown>): z.infer<typeof provincialReplySchema> {
  if (answer.ok) return { head: { status: 0, message: 'OK' }, data: answer.value };
  return { head: answer.error };
}
