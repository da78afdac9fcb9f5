import { ok } from '../../contract/result.ts';
import type { Citizen, CodeFlaw, IssuedCode } from '../control-api.ts';
import { CODE_SYSTEMS, type CodeSystem } from '../data/code-systems.ts';
import { refuse, type Answer } from './answer.ts';
import type { CodeBook } from './books/code-book.ts';
import { damage } from './service-code.ts';

/** A code system that no hub knows: a department code that GB/T 4657 never gave. */
const UNKNOWN_SYSTEM_ID = '2000000';
/** What some other QR code in a hall might hold. */
const NOT_A_CODE = 'https://notice.example/hall/queue?ticket=A017';
/** How long ago an expired code ran out, in milliseconds. */
const EXPIRED_SINCE_MS = 1_000;

/** The citizen's app shows a code of `system` with this flaw, good for `lifetimeMs`. */
export function showCode(
  codes: CodeBook,
  citizen: Citizen,
  system: CodeSystem,
  flaw: CodeFlaw,
  lifetimeMs: number,
): Answer<IssuedCode> {
  const issue = (id: string, ms: number, state?: 'used' | 'revoked'): IssuedCode => {
    const { code, expiresAt } = codes.issue(id, citizen.id, ms, state);
    return { code, expiresAt };
  };
  const good = (): IssuedCode => issue(system.codeSystemId, lifetimeMs);
  switch (flaw) {
    case 'none':
      return ok(good());
    case 'expired':
      return ok(issue(system.codeSystemId, -EXPIRED_SINCE_MS));
    case 'used':
    case 'revoked':
      return ok(issue(system.codeSystemId, lifetimeMs, flaw));
    case 'damaged': {
      const { code, expiresAt } = good();
      return ok({ code: damage(code), expiresAt });
    }
    case 'unknown-system':
      return ok(issue(UNKNOWN_SYSTEM_ID, lifetimeMs));
    case 'suspended-system': {
      const suspended = CODE_SYSTEMS.find(({ status }) => status === 'SUSPENDED');
      if (!suspended) return refuse('ROUTE_UNKNOWN', 'no code system is suspended');
      return ok(issue(suspended.codeSystemId, lifetimeMs));
    }
    case 'not-a-code':
      return ok({ code: NOT_A_CODE, expiresAt: good().expiresAt });
  }
}
