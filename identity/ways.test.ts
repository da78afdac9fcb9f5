import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EvidenceKind, RealNameLevel } from '../contract/evidence.ts';
import { anyAbilities, anyKinds, anyLevel } from './evidence.test-support.ts';
import { missingFor } from './missing.ts';
import { waysFor, type Abilities, type Way } from './ways.ts';

const ALL: Abilities = { cardReader: true, code: true, camera: true, online: true };

describe('what the person can still do', () => {
  test.each<[string, RealNameLevel, EvidenceKind[], Partial<Abilities>, Way[] | 'unreachable']>([
    ['nothing, for enough', 3, ['ID3'], {}, []],
    ['a card, for level 3 after a weak code', 3, ['SMS'], { code: false }, ['CARD']],
    ['a card before a code, where either would do', 3, [], {}, ['CARD']],
    ['a code, for level 4 after a card', 4, ['ID3', 'CARD'], { camera: false }, ['CODE']],
    ['one thing before two', 4, [], {}, ['CODE']],
    ['a card, for level 5 after a strong code', 5, ['ID3', 'FACE'], { code: false }, ['CARD']],
    ['a card and a code, for level 5 from nothing', 5, [], {}, ['CARD', 'CODE']],
    ['a face, for level 4 after both', 4, ['ID3', 'CARD'], { code: false }, ['FACE']],
    ['a card and a face, for level 5 from nothing', 5, [], { code: false }, ['CARD', 'FACE']],
    ['nothing here, without a camera', 4, ['ID3'], { camera: false, code: false }, 'unreachable'],
    ['nothing here, offline', 1, [], { online: false }, 'unreachable'],
  ])('%s', (_what, needed, inForce, change, ways) => {
    expect(waysFor(needed, new Set(inForce), { ...ALL, ...change })).toEqual(ways);
  });
});

test('a way that is named is enough, and open', () => {
  fc.assert(
    fc.property(anyLevel, anyKinds, anyAbilities, (level, inForce, abilities) => {
      const ways = waysFor(level, inForce, abilities);
      if (ways === 'unreachable') return;
      if (missingFor(level, inForce).length > 0 && abilities.online) {
        expect(ways).not.toHaveLength(0);
      }
      if (ways.includes('CARD')) expect(abilities).toMatchObject({ cardReader: true });
      if (ways.includes('CODE')) expect(abilities).toMatchObject({ code: true });
      if (ways.includes('FACE')) expect(abilities).toMatchObject({ camera: true });
      if (!abilities.online) expect(ways).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('with everything here there is always a way', () => {
  fc.assert(
    fc.property(anyLevel, anyKinds, (level, inForce) => {
      expect(waysFor(level, inForce, ALL)).not.toBe('unreachable');
      expect(waysFor(level, inForce, ALL).length === 0).toBe(
        missingFor(level, inForce).length === 0,
      );
    }),
  );
});
