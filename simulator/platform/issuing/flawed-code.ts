import type { Clock } from '../../../contract/clock.ts';
import { ok } from '../../../contract/result.ts';
import type { Citizen, CodeFlaw, IssuedCode } from '../../control-api.ts';
import { CODE_SYSTEMS, type CodeSystem } from '../../data/code-systems.ts';
import { refuse, type Answer } from '../answer.ts';
import type { CodeBook, CodeEntry } from '../books/code-book.ts';
import { asShown, damaged, localSkewMs, makeCode } from './code-maker.ts';

/** A code system that no hub knows: a department code that GB/T 4657 never gave. */
const UNKNOWN_SYSTEM_ID = '2000000';
/** The profile of every system that is not the citizen's own. */
const COMMON_PROFILE = 'ASC-A1';
/** What some other QR code in a hall might hold. */
const NOT_A_CODE = 'https://notice.example/hall/queue?ticket=A017';
/** How long ago an expired code ran out for everybody, in milliseconds. */
const EXPIRED_SINCE_MS = 1_000;

/** Who shows what. */
export interface Showing {
  readonly citizen: Citizen;
  readonly system: CodeSystem;
  readonly profile: string;
  readonly flaw: CodeFlaw;
  readonly lifetimeMs: number;
}

/** The citizen's app shows a code with this flaw. */
export function showCode(codes: CodeBook, clock: Clock, showing: Showing): Answer<IssuedCode> {
  const { citizen, system, profile, flaw, lifetimeMs } = showing;
  const issue = (
    codeSystemId: string,
    profileId: string,
    leftMs = lifetimeMs,
    state: CodeEntry['state'] = 'fresh',
  ): Answer<IssuedCode> => {
    const expiresAt = clock.now() + leftMs;
    const issuedAt = expiresAt - lifetimeMs;
    const order = { codeSystemId, citizenId: citizen.id, issuedAt, expiresAt };
    const code = makeCode(profileId, order);
    if (code === undefined) return refuse('PROFILE_REFUSED', 'no such code of this citizen');
    codes.issue({ code, codeSystemId, citizenId: citizen.id, state }, { lifetimeMs, leftMs });
    const isDamaged = flaw === 'damaged';
    return ok({ code: asShown(profileId, isDamaged ? damaged(profileId, code) : code), expiresAt });
  };
  switch (flaw) {
    case 'none':
    case 'damaged':
      return issue(system.codeSystemId, profile);
    case 'expired':
      return issue(system.codeSystemId, profile, -EXPIRED_SINCE_MS - localSkewMs(profile));
    case 'used':
    case 'revoked':
      return issue(system.codeSystemId, profile, lifetimeMs, flaw);
    case 'unknown-system':
      return issue(UNKNOWN_SYSTEM_ID, COMMON_PROFILE);
    case 'suspended-system': {
      const suspended = CODE_SYSTEMS.find(({ status }) => status === 'SUSPENDED');
      if (!suspended) return refuse('ROUTE_UNKNOWN', 'no code system is suspended');
      return issue(suspended.codeSystemId, COMMON_PROFILE);
    }
    case 'not-a-code':
      return ok({ code: NOT_A_CODE, expiresAt: clock.now() + lifetimeMs });
  }
}
