import type { Clock } from '../../../contract/clock.ts';
import { ok } from '../../../contract/result.ts';
import { refuse, type Answer } from '../answer.ts';
import { randomCodeToken } from '../random-text.ts';
import { codeSystemIdOf, makeServiceCode } from '../service-code.ts';
import { cappedMap } from './capped-map.ts';

const CODE_CAP = 10_000;

/** One service code (政务服务码) that an app has shown. */
export interface CodeEntry {
  readonly code: string;
  readonly codeSystemId: string;
  readonly citizenId: string;
  readonly expiresAt: number;
  readonly state: 'fresh' | 'used' | 'revoked';
}

/** The codes of every code system. */
export interface CodeBook {
  /** Shows a new code; `lifetimeMs` may be negative for one that has expired already. */
  issue(
    codeSystemId: string,
    citizenId: string,
    lifetimeMs: number,
    state?: CodeEntry['state'],
  ): CodeEntry;
  /** Takes a code at this system: it is used from now on. Refuses with why it is not good. */
  redeem(codeSystemId: string, code: string): Answer<CodeEntry>;
}

/** Makes an empty code book. */
export function makeCodeBook(clock: Clock): CodeBook {
  const entries = cappedMap<CodeEntry>(CODE_CAP);
  return {
    issue(codeSystemId, citizenId, lifetimeMs, state = 'fresh') {
      const code = makeServiceCode(codeSystemId, randomCodeToken());
      const expiresAt = clock.now() + lifetimeMs;
      const entry: CodeEntry = { code, codeSystemId, citizenId, expiresAt, state };
      entries.set(code, entry);
      return entry;
    },
    redeem(codeSystemId, code) {
      const owner = codeSystemIdOf(code);
      if (owner === undefined) return refuse('CODE_FORMAT', 'not a code of profile ASC-A1');
      const entry = entries.get(code);
      if (owner !== codeSystemId || !entry) return refuse('CODE_NOT_FOUND', 'never issued here');
      if (entry.state === 'revoked') return refuse('CODE_REVOKED', 'the code was revoked');
      if (entry.state === 'used') return refuse('CODE_USED', 'the code was used already');
      if (clock.now() >= entry.expiresAt) return refuse('CODE_EXPIRED', 'the code has expired');
      entries.set(code, { ...entry, state: 'used' });
      return ok(entry);
    },
  };
}
