import type { Clock } from '../../../contract/clock.ts';
import type { UnsignedHead } from '../../../contract/platform/common.ts';
import { ok } from '../../../contract/result.ts';
import { refuse, type Answer } from '../answer.ts';
import { randomSecret } from '../random-text.ts';
import { cappedMap } from './capped-map.ts';
import type { Subject } from './subject-book.ts';

const TOKEN_CAP = 10_000;
/** An access token, bound to one consent: subject, terminal, operator, item and scopes. */
export interface AccessToken extends Omit<Subject, 'consentUntil'> {
  readonly token: string;
  readonly consentId: string;
  readonly expiresAt: number;
  /** How many requests it serves. */
  readonly maxUses: number;
}

/** How long a token works, in milliseconds, and how often. */
export interface TokenLimits {
  readonly lifetimeMs: number;
  readonly maxUses: number;
}

/** The tokens that citizens have granted. */
export interface TokenBook {
  grant(
    subject: Omit<Subject, 'consentUntil'>,
    scopes: readonly string[],
    limits: TokenLimits,
  ): AccessToken;
  /** Counts one use. Refuses a token that is unknown, expired, used up or bound elsewhere. */
  use(codeSystemId: string, token: string | undefined, head: UnsignedHead): Answer<AccessToken>;
  /** The same for a platform that knows of the request nothing but the terminal. */
  useElsewhere(token: string, terminalId: string): Answer<AccessToken>;
}

/** Makes an empty token book; `note` is told of every new token. */
export function makeTokenBook(clock: Clock, note: (token: string) => void = () => {}): TokenBook {
  const entries = cappedMap<{ readonly access: AccessToken; readonly uses: number }>(TOKEN_CAP);

  function spend(token: string): Answer<AccessToken> {
    const entry = entries.get(token);
    if (!entry) return refuse('TOKEN_EXPIRED', 'no such access token');
    const { access, uses } = entry;
    if (clock.now() >= access.expiresAt) {
      return refuse('TOKEN_EXPIRED', 'the access token has expired');
    }
    if (uses >= access.maxUses) {
      return refuse('TOKEN_EXPIRED', 'the access token is used up');
    }
    entries.set(token, { access, uses: uses + 1 });
    return ok(access);
  }

  return {
    grant(subject, scopes, { lifetimeMs, maxUses }) {
      const { subjectRef, citizenId, codeSystemId, terminalId, operatorId, itemCode } = subject;
      const access: AccessToken = {
        ...{
          subjectRef,
          citizenId,
          codeSystemId,
          terminalId,
          operatorId,
          itemCode,
          scopes,
          maxUses,
        },
        token: randomSecret(),
        consentId: randomSecret(),
        expiresAt: clock.now() + lifetimeMs,
      };
      entries.set(access.token, { access, uses: 0 });
      note(access.token);
      return access;
    },
    use(codeSystemId, token, head) {
      const entry = token === undefined ? undefined : entries.get(token);
      if (entry?.access.codeSystemId !== codeSystemId) {
        return refuse('TOKEN_EXPIRED', 'no such access token');
      }
      const { access } = entry;
      if (access.terminalId !== head.terminalId) {
        return refuse('TERMINAL_REFUSED', 'the access token belongs to another terminal');
      }
      if (access.operatorId !== head.operatorId) {
        return refuse('TERMINAL_REFUSED', 'the access token belongs to another operator');
      }
      if (access.itemCode !== head.itemCode) {
        return refuse('SCOPE_DENIED', 'the access token belongs to another service item');
      }
      return spend(access.token);
    },
    useElsewhere(token, terminalId) {
      if (entries.get(token)?.access.terminalId !== terminalId) {
        return refuse('TERMINAL_REFUSED', 'no such access token of this terminal');
      }
      return spend(token);
    },
  };
}
