import type { PlatformStatus } from '../../contract/platform/common.ts';
import type { Result } from '../../contract/result.ts';
import { err } from '../../contract/result.ts';

/** Why the platform does not do what it is asked. */
export interface Refusal {
  readonly status: Exclude<PlatformStatus, 'OK'>;
  /** For an engineer; names no person. */
  readonly message: string;
}

/** What an operation comes back with: the reply without its head, or a refusal. */
export type Answer<T> = Result<T, Refusal>;

/** How the reply will travel this time; a repeated request has another nonce. */
export interface Sending {
  readonly nonce?: string | undefined;
  readonly isSealed: boolean;
}

/** A reply without its head; a function where something in it depends on how it travels. */
export type ReplyBody = object | SendingBody;
type SendingBody = (sending: Sending) => Promise<object>;

export function dependsOnSending(body: ReplyBody): body is SendingBody {
  return typeof body === 'function';
}

/** Makes the refusing side of an {@link Answer}. */
export function refuse(status: Refusal['status'], message: string): Answer<never> {
  return err({ status, message });
}

/** Number of the HTTP reply that goes with each status word. */
export const HTTP_STATUS: Readonly<Record<PlatformStatus, number>> = {
  OK: 200,
  PARAM: 400,
  TERMINAL_REFUSED: 403,
  TERMINAL_UNKNOWN: 403,
  SIGN_INVALID: 403,
  NONCE_USED: 409,
  CLOCK_SKEW: 400,
  BODY_UNREADABLE: 400,
  PROFILE_REFUSED: 400,
  PERSON_MISMATCH: 409,
  SCAN_SESSION_EXPIRED: 410,
  ROUTE_UNKNOWN: 404,
  CODE_FORMAT: 400,
  CODE_NOT_FOUND: 404,
  CODE_EXPIRED: 410,
  CODE_USED: 409,
  CODE_REVOKED: 410,
  CONSENT_REFUSED: 403,
  LEVEL_TOO_LOW: 403,
  HOLDER_NOT_FOUND: 404,
  TOKEN_EXPIRED: 401,
  SCOPE_DENIED: 403,
  CERT_UNAVAILABLE: 503,
  CERT_REVOKED: 410,
  RATE_LIMIT: 429,
  INTERNAL: 500,
};
