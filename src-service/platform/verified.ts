import type { VerifyReply } from '../../contract/platform/code-system.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';

/** What a code system said of a person, as it said it, once it was known that it said so. */
export interface Verified {
  readonly route: RouteEntry;
  /** Signed by the code system, of the right request; `codeSystemId` is the route's. */
  readonly reply: VerifyReply;
  /**
   * Nonce of the request: the key under which `reply.holderDigest` was made. A digest under any
   * other nonce was refused with the reply.
   */
  readonly nonce: string;
  /** How long consent can be given on the strength of this, by the code system's own clock, in ms. */
  readonly consentForMs: number;
}

/** Puts it together; consent is a duration, because the terminal's clock may stand elsewhere. */
export function verifiedBy(route: RouteEntry, reply: VerifyReply, nonce: string): Verified {
  const consentForMs = Math.max(0, reply.consentUntil - reply.head.serverTime);
  return { route, reply, nonce, consentForMs };
}
