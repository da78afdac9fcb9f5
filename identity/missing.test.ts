import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EvidenceKind, RealNameLevel } from '../contract/evidence.ts';
import { anyAbilities, anyKinds, anyLevel } from './evidence.test-support.ts';
import { levelOfKinds } from './level.ts';
import { missingFor } from './missing.ts';
import type { Abilities } from './ways.ts';

const READER_AND_CAMERA: Abilities = { cardReader: true, code: false, camera: true, online: true };

describe('what is missing', () => {
  test.each<[RealNameLevel, EvidenceKind[], Partial<Abilities>, EvidenceKind[] | 'unreachable']>([
    [3, ['ID3'], {}, []],
    [0, [], {}, []],
    [1, [], {}, ['ID3']],
    [3, ['SMS'], {}, ['ID3']],
    [4, ['ID3'], {}, ['FACE']],
    [4, ['SS'], {}, ['FACE']],
    [4, [], {}, ['ID3', 'FACE']],
    [5, ['ID3', 'FACE'], {}, ['CARD']],
    [5, [], {}, ['ID3', 'CARD', 'FACE']],
    [5, ['ID3', 'FACE'], { camera: false }, ['CARD']],
    [4, ['ID3'], { camera: false }, 'unreachable'],
    [4, ['ID3'], { camera: false, code: true }, ['FACE']],
    [3, ['SMS'], { cardReader: false }, 'unreachable'],
    [4, ['ID3'], { cardReader: false }, ['FACE']],
    [3, [], { online: false }, 'unreachable'],
    [3, ['ID3'], { online: false }, 'unreachable'],
    [1, [], { online: false }, 'unreachable'],
    [2, ['SMS'], { online: false }, []],
  ])('for level %i with %j and %j: %j', (needed, inForce, change, missing) => {
    const abilities = { ...READER_AND_CAMERA, ...change };
    expect(missingFor(needed, new Set(inForce), abilities)).toEqual(missing);
  });
});

test('what is asked for is enough, and nothing of it could be left out', () => {
  fc.assert(
    fc.property(anyLevel, anyKinds, anyAbilities, (level, inForce, abilities) => {
      const missing = missingFor(level, inForce, abilities);
      if (missing === 'unreachable') return;
      const levelWith = (more: readonly EvidenceKind[]): number =>
        levelOfKinds(new Set([...inForce, ...more]), abilities.online);
      expect(levelWith(missing)).toBeGreaterThanOrEqual(level);
      for (const left of missing) {
        expect(levelWith(missing.filter((kind) => kind !== left))).toBeLessThan(level);
        expect(inForce.has(left)).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});
