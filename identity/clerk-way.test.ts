import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EvidenceKind, RealNameLevel } from '../contract/evidence.ts';
import { clerkWayFor, type ClerkAbilities } from './clerk-way.ts';
import { anyKinds, anyLevel } from './evidence.test-support.ts';
import { levelByPolicy } from './level.ts';

const ACCEPTS = { acceptsManual: true };
const AT_COUNTER = { clerk: true, hasCard: true, cardReader: true, online: true };

describe('the clerk’s comparison as a way', () => {
  test.each<[string, RealNameLevel, EvidenceKind[], Partial<ClerkAbilities>, unknown]>([
    ['is enough for level 4 with the card that lies there', 4, ['ID3', 'CARD'], {}, ['CLERK']],
    ['needs no reader any more', 4, ['ID3', 'CARD'], { cardReader: false }, ['CLERK']],
    ['comes after the card', 4, ['ID3'], { hasCard: false }, ['CARD', 'CLERK']],
    ['after a weak code too', 4, ['SMS'], { hasCard: false }, ['CARD', 'CLERK']],
    ['needs a card', 4, ['ID3'], { hasCard: false, cardReader: false }, undefined],
    ['needs somebody who looks', 4, ['ID3', 'CARD'], { clerk: false }, undefined],
    ['asserts nothing offline', 4, ['ID3', 'CARD'], { online: false }, undefined],
    ['nor after a card offline', 4, ['ID3'], { hasCard: false, online: false }, undefined],
    ['stands on nothing without an ID check', 4, ['SMS'], {}, undefined],
    ['never gives level 5', 5, ['ID3', 'CARD'], {}, undefined],
    ['nor after the card', 5, ['ID3'], { hasCard: false }, undefined],
  ])('%s', (_what, needed, inForce, change, way) => {
    const abilities = { ...AT_COUNTER, ...change };
    expect(clerkWayFor(needed, new Set(inForce), ACCEPTS, abilities)).toEqual(way);
  });
});

const anyAbilities: fc.Arbitrary<ClerkAbilities> = fc.record({
  clerk: fc.boolean(),
  hasCard: fc.boolean(),
  cardReader: fc.boolean(),
  online: fc.boolean(),
});

test('without the policy there is none, whatever is here', () => {
  fc.assert(
    fc.property(anyLevel, anyKinds, anyAbilities, (needed, inForce, abilities) => {
      expect(clerkWayFor(needed, inForce, { acceptsManual: false }, abilities)).toBeUndefined();
    }),
  );
});

test('a way that is named is enough, and open', () => {
  fc.assert(
    fc.property(anyLevel, anyKinds, anyAbilities, (needed, inForce, abilities) => {
      const way = clerkWayFor(needed, inForce, ACCEPTS, abilities);
      if (!way) return;
      expect(abilities).toMatchObject({ clerk: true, online: true });
      const withCard: EvidenceKind[] = way.length === 2 ? ['ID3', 'CARD'] : [];
      const after = new Set<EvidenceKind>([...inForce, ...withCard, 'MANUAL']);
      expect(levelByPolicy(after, true, ACCEPTS)).toBeGreaterThanOrEqual(needed);
      expect(way.length === 2).toBe(!abilities.hasCard);
    }),
    { numRuns: 500 },
  );
});
