import type { Clock } from '../../../contract/clock.ts';
import type { RequestHead } from '../../../contract/platform/common.ts';
import { ok } from '../../../contract/result.ts';
import { refuse, type Answer } from '../answer.ts';
import { randomSecret } from '../random-text.ts';
import { cappedMap } from './capped-map.ts';
import type { Subject } from './subject-book.ts';

const TOKEN_CAP = 10_000;
/** How long an access token works, in milliseconds. */
export const TOKEN_LIFETIME_MS = 300_000;
/** How many requests an access token serves. */
export const TOKEN_MAX_USES = 20;

/** An access token, bound to one consent: subject, terminal, item and scopes. */
export interface AccessToken extends Omit<Subject, 'consentUntil'> {
  readonly token: string;
  readonly consentId: string;
  readonly expiresAt: number;
}

/** The tokens that citizens have granted. */
export interface TokenBook {
  grant(subject: Subject, scopes: readonly string[]): AccessToken;
  /** Counts one use. Refuses a token that is unknown, expired, used up or bound elsewhere. */
  use(codeSystemId: string, token: string | undefined, head: RequestHead): Answer<AccessToken>;
}

/** Makes an empty token book. */
export function makeTokenBook(clock: Clock): TokenBook {
  const entries = cappedMap<{ readonly access: AccessToken; readonly uses: number }>(TOKEN_CAP);
  return {
    grant({ subjectRef, citizenId, codeSystemId, terminalId, itemCode }, scopes) {
      const access: AccessToken = {
        ...{ subjectRef, citizenId, codeSystemId, terminalId, itemCode, scopes },
        token: randomSecret(),
        consentId: randomSecret(),
        expiresAt: clock.now() + TOKEN_LIFETIME_MS,
      };
      entries.set(access.token, { access, uses: 0 });
      return access;
    },
    use(codeSystemId, token, head) {
      const entry = token === undefined ? undefined : entries.get(token);
      if (entry?.access.codeSystemId !== codeSystemId) {
        return refuse('TOKEN_EXPIRED', 'no such access token');
      }
      const { access, uses } = entry;
      if (access.terminalId !== head.terminalId) {
        return refuse('TERMINAL_REFUSED', 'the access token belongs to another terminal');
      }
      if (access.itemCode !== head.itemCode) {
        return refuse('SCOPE_DENIED', 'the access token belongs to another service item');
      }
      if (clock.now() >= access.expiresAt) {
        return refuse('TOKEN_EXPIRED', 'the access token has expired');
      }
      if (uses >= TOKEN_MAX_USES) return refuse('TOKEN_EXPIRED', 'the access token is used up');
      entries.set(access.token, { access, uses: uses + 1 });
      return ok(access);
    },
  };
}
