import type { Clock } from '../../contract/clock.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import type { TokenReply } from '../../contract/platform/code-system.ts';
import { err, ok, type Result } from '../../contract/result.ts';

/** Who asks for what with a token: it is bound to all of it. */
export interface TokenUser {
  readonly terminalId: string;
  readonly operatorId?: string | undefined;
  readonly itemCode: string;
}

/** Whose certificates a provincial platform is asked for. */
export type Holder = NonNullable<TokenReply['holder']>;

/**
 * An access token (访问令牌), in memory and nowhere else. What it would be refused for is refused here,
 * without a request.
 */
export interface AccessToken {
  /**
   * Counts one use and gives the secret. Fails with `TOKEN_EXPIRED` once it is used up, out of date
   * or wiped, with `SCOPE_DENIED` for anybody or anything that it was not granted for.
   *
   * @param typeCode certificate type, where a single certificate is asked for
   */
  use(user: TokenUser, typeCode?: string): Result<string, Failure>;
  /** The consent record (授权记录) that it was granted by; absent where none was told, or wiped. */
  consentId(): string | undefined;
  /** Whether it was granted for certificates of this type. */
  covers(typeCode: string): boolean;
  /** Absent where the code system told none, told it unsealed, or the token is wiped. */
  holder(): Holder | undefined;
  /** How long it still holds, in milliseconds. */
  remainingMs(): number;
  /** Forgets secret and holder. */
  wipe(): void;
}

export interface Granted {
  readonly secret: string;
  readonly consentId?: string | undefined;
  /** By the code system's clock, in milliseconds. */
  readonly validForMs: number;
  readonly maxUses: number;
  readonly scopes: readonly string[];
  readonly user: TokenUser;
  readonly holder?: Holder | undefined;
}

/** Whatever the citizen holds. */
const EVERYTHING = '*';

/** Whether `scopes` hold this one, by name or with everything else. */
export function isWithin(scope: string, scopes: readonly string[]): boolean {
  return scopes.includes(scope) || scopes.includes(EVERYTHING);
}

/** What of `scopes` lies within `bounds`; of everything, all of them. */
export function scopesWithin(scopes: readonly string[], bounds: readonly string[]): string[] {
  if (scopes.includes(EVERYTHING)) return [...bounds];
  return scopes.filter((one) => isWithin(one, bounds));
}

export function createAccessToken(granted: Granted, clock: Clock): AccessToken {
  const { user, scopes } = granted;
  const endsAt = clock.elapsed() + granted.validForMs;
  let secret: string | undefined = granted.secret;
  let { holder, consentId } = granted;
  let usesLeft = granted.maxUses;

  function isBoundTo({ terminalId, operatorId, itemCode }: TokenUser): boolean {
    return (
      terminalId === user.terminalId && operatorId === user.operatorId && itemCode === user.itemCode
    );
  }

  function covers(typeCode: string): boolean {
    return isWithin(typeCode, scopes);
  }

  return {
    consentId: () => consentId,
    covers,
    use(by, typeCode) {
      if (secret === undefined || usesLeft === 0 || clock.elapsed() >= endsAt) {
        return err(failure('TOKEN_EXPIRED', usesLeft === 0 ? 'used up' : 'out of date'));
      }
      if (!isBoundTo(by)) return err(failure('SCOPE_DENIED', 'bound elsewhere'));
      if (typeCode !== undefined && !covers(typeCode))
        return err(failure('SCOPE_DENIED', 'type not granted'));
      usesLeft -= 1;
      return ok(secret);
    },
    holder: () => holder,
    remainingMs: () => Math.max(0, endsAt - clock.elapsed()),
    wipe() {
      secret = undefined;
      holder = undefined;
      consentId = undefined;
    },
  };
}
