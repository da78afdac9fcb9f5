import type { Clock } from '../../../contract/clock.ts';
import { ok } from '../../../contract/result.ts';
import type { CodeSystem } from '../../data/code-systems.ts';
import { refuse, type Answer } from '../answer.ts';
import { profileOf } from '../issuing/code-maker.ts';
import { cappedMap } from './capped-map.ts';

const CODE_CAP = 10_000;

/** One service code (政务服务码) that an app has shown. */
export interface CodeEntry {
  /** Without an address around it. */
  readonly code: string;
  readonly codeSystemId: string;
  readonly citizenId: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly state: 'fresh' | 'used' | 'revoked';
}

/** The codes of every code system. */
export interface CodeBook {
  /** Remembers a code that is shown; `leftMs` may be negative for one that has expired already. */
  issue(
    code: Omit<CodeEntry, 'issuedAt' | 'expiresAt'>,
    times: { readonly lifetimeMs: number; readonly leftMs: number },
  ): CodeEntry;
  /**
   * Takes a code at this system; with `isSingleUse` it is used from now on. Refuses with why it is
   * not good.
   */
  redeem(system: CodeSystem, code: string, isSingleUse: boolean): Answer<CodeEntry>;
}

/** Makes an empty code book. */
export function makeCodeBook(clock: Clock): CodeBook {
  const entries = cappedMap<CodeEntry>(CODE_CAP);
  return {
    issue(code, { lifetimeMs, leftMs }) {
      const expiresAt = clock.now() + leftMs;
      const entry: CodeEntry = { ...code, issuedAt: expiresAt - lifetimeMs, expiresAt };
      entries.set(code.code, entry);
      return entry;
    },
    redeem({ codeSystemId, profiles }, code, isSingleUse) {
      const profile = profileOf(code);
      if (profile === undefined) return refuse('CODE_FORMAT', 'no code of any known profile');
      if (!profiles.includes(profile)) {
        return refuse('PROFILE_REFUSED', 'the code system has no codes of this profile');
      }
      const entry = entries.get(code);
      if (entry?.codeSystemId !== codeSystemId) {
        return refuse('CODE_NOT_FOUND', 'never issued here');
      }
      if (entry.state === 'revoked') return refuse('CODE_REVOKED', 'the code was revoked');
      if (entry.state === 'used') return refuse('CODE_USED', 'the code was used already');
      if (clock.now() >= entry.expiresAt) return refuse('CODE_EXPIRED', 'the code has expired');
      if (isSingleUse) entries.set(code, { ...entry, state: 'used' });
      return ok(entry);
    },
  };
}
