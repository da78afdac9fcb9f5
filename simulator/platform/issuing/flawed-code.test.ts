import { expect, test } from 'vitest';
import { manualClock } from '../../../contract/clock.ts';
import { unwrap } from '../../../contract/result.ts';
import { parseCode } from '../../../govcode/parse.ts';
import { SIMULATED_PROFILES } from '../../../govcode/profiles.ts';
import { CODE_FLAWS, type CodeFlaw } from '../../control-api.ts';
import { citizenById } from '../../data/citizens.ts';
import { CODE_SYSTEMS, codeSystemById } from '../../data/code-systems.ts';
import { makeCodeBook } from '../books/code-book.ts';
import { showCode } from './flawed-code.ts';

const NOW = Date.UTC(2026, 6, 1, 4);
const citizen = citizenById('zhang')!;
const PAIRS = CODE_SYSTEMS.flatMap((system) =>
  system.profiles.map((profile) => [system.codeSystemId, profile] as const),
);
const WANTED = {
  none: undefined,
  expired: 'CODE_EXPIRED',
  used: 'CODE_USED',
  revoked: 'CODE_REVOKED',
  damaged: 'CODE_FORMAT',
  'unknown-system': 'PROFILE_REFUSED',
  'suspended-system': 'PROFILE_REFUSED',
  'not-a-code': 'CODE_FORMAT',
} as const;

function show(flaw: CodeFlaw, systemId: string, profile: string) {
  const clock = manualClock(NOW);
  const book = makeCodeBook(clock);
  const system = codeSystemById(systemId)!;
  const showing = { citizen, system, profile, flaw, lifetimeMs: 60_000 };
  return { book, system, shown: unwrap(showCode(book, clock, showing)) };
}

/** The code without an address around it, as far as the terminal gets. */
function contentOf(shown: string): string {
  const read = parseCode(shown, SIMULATED_PROFILES, { now: NOW });
  return read.ok ? read.value.content : shown.replace(/^.*=/, '');
}

test.each(PAIRS)('every flaw of a code of %s (%s) meets its refusal', (systemId, profile) => {
  for (const flaw of CODE_FLAWS) {
    const { book, system, shown } = show(flaw, systemId, profile);
    const redeemed = book.redeem(system, contentOf(shown.code), true);
    const isForeign = WANTED[flaw] === 'PROFILE_REFUSED' && system.profiles.includes('ASC-A1');
    const own = flaw === 'suspended-system' && system.status === 'SUSPENDED';
    const wanted = own ? undefined : isForeign ? 'CODE_NOT_FOUND' : WANTED[flaw];
    expect([flaw, redeemed.ok ? undefined : redeemed.error.status]).toEqual([flaw, wanted]);
  }
});

test('a code ends with its lifetime, an expired one a moment ago', () => {
  expect(show('none', '1390000', 'ASC-A1').shown.expiresAt).toBe(NOW + 60_000);
  expect(show('expired', '1390000', 'ASC-A1').shown.expiresAt).toBe(NOW - 1_000);
  // The terminal reads the end of this one by itself, and lets it pass for a minute.
  const { code } = show('expired', '1390100', 'CITY-U1').shown;
  const read = parseCode(code, SIMULATED_PROFILES, { now: NOW });
  expect(read).toMatchObject({ error: { code: 'CODE_EXPIRED' } });
});

test('codes of unknown and suspended systems are sound in themselves', () => {
  const owner = (flaw: CodeFlaw): string => {
    const { code } = show(flaw, '1390000', 'ASC-A1').shown;
    return unwrap(parseCode(code, SIMULATED_PROFILES, { now: NOW })).codeSystemId;
  };
  expect(codeSystemById(owner('unknown-system'))).toBeUndefined();
  expect(codeSystemById(owner('suspended-system'))?.status).toBe('SUSPENDED');
});
