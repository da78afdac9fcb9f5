import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EvidenceKind, RealNameLevel } from '../contract/evidence.ts';
import { anyKinds, anyLevel } from './evidence.test-support.ts';
import { levelOfKinds } from './level.ts';
import { missingFor } from './missing.ts';

describe('what is missing', () => {
  test.each<[RealNameLevel, EvidenceKind[], EvidenceKind[]]>([
    [0, [], []],
    [3, ['ID3'], []],
    [2, ['SMS'], []],
    [1, [], ['SMS']],
    [2, [], ['SMS']],
    [3, ['SMS'], ['ID3']],
    [4, ['ID3'], ['FACE']],
    [4, ['SS'], ['FACE']],
    [4, [], ['ID3', 'FACE']],
    [5, ['ID3', 'FACE'], ['CARD']],
    [5, ['ID3', 'CARD'], ['FACE']],
    [5, [], ['ID3', 'CARD', 'FACE']],
  ])('for level %i with %j: %j', (needed, inForce, missing) => {
    expect(missingFor(needed, new Set(inForce))).toEqual(missing);
  });
});

test('what is asked for is enough, and nothing of it could be left out', () => {
  fc.assert(
    fc.property(anyLevel, anyKinds, (level, inForce) => {
      const missing = missingFor(level, inForce);
      const levelWith = (more: readonly EvidenceKind[]): number =>
        levelOfKinds(new Set([...inForce, ...more]), true);
      expect(levelWith(missing)).toBeGreaterThanOrEqual(level);
      for (const left of missing) {
        expect(levelWith(missing.filter((kind) => kind !== left))).toBeLessThan(level);
        expect(inForce.has(left)).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});
