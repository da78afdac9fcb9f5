import type { Clock } from '../../contract/clock.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import type { ScanStatusReply } from '../../contract/platform/code-system.ts';
import type { RouteEntry } from '../../contract/platform/hub.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { AccessToken, TokenUser } from './access-token.ts';
import { tokenOf, verifiedAnswer } from './code-system.ts';
import type { Answered } from './signed-exchange.ts';
import type { Verified } from './verified.ts';

/** Who confirmed on the phone, and the token that was granted with it. */
export interface Confirmed {
  readonly verified: Verified;
  readonly token: AccessToken;
}

export interface ScanContext {
  readonly route: RouteEntry;
  readonly user: TokenUser;
  /** What the item needs; nothing else can be granted for it. */
  readonly needScopes: readonly string[];
  readonly clock: Clock;
}

/** What a state comes to; `undefined` for one that something follows. */
export function scanOutcome(
  { reply, nonce, wasSealed }: Answered<ScanStatusReply>,
  { route, user, needScopes, clock }: ScanContext,
): Result<Confirmed, Failure> | undefined {
  const { head, state, verification, token } = reply;
  switch (state) {
    case 'PENDING':
    case 'SCANNED':
      return undefined;
    case 'REFUSED':
      return err(failure('CONSENT_REFUSED', state));
    case 'EXPIRED':
      return err(failure('SCAN_SESSION_EXPIRED', state));
    case 'CANCELLED':
      return err(failure('SCAN_SESSION_CANCELLED', state));
    case 'CONFIRMED': {
      if (!verification || !token) {
        return err(failure('PLATFORM_REPLY_INVALID', verification ? 'token' : 'verification'));
      }
      const answered = { reply: { head, ...verification }, nonce, wasSealed };
      const verified = verifiedAnswer(route, answered, needScopes);
      if (!verified.ok) return verified;
      const scopes = verified.value.reply.scopes.map(({ code }) => code);
      const granted = { serverTime: head.serverTime, wasSealed, user, scopes };
      return ok({ verified: verified.value, token: tokenOf(token, granted, clock) });
    }
  }
}
