import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forEachPair } from './pairs.ts';

const PICTURE = { width: 300, height: 170 };
const place = (length: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 10 * length }).map((tenths) => tenths / 10);
const points = fc.array(fc.record({ x: place(PICTURE.width), y: place(PICTURE.height) }), {
  maxLength: 40,
});

test('every pair that is near enough comes once, with its way', () => {
  fc.assert(
    fc.property(points, fc.integer({ min: 20, max: 90 }), (all, distance) => {
      const seen = new Set<string>();
      forEachPair(PICTURE, all, distance, (one, other, x, y) => {
        const key = [one, other].sort((a, b) => a - b).join(' ');
        expect(seen.has(key)).toBe(false);
        seen.add(key);
        expect([x, y]).toEqual([all[other]!.x - all[one]!.x, all[other]!.y - all[one]!.y]);
      });
      all.forEach((from, one) => {
        all.slice(0, one).forEach((to, other) => {
          if (Math.hypot(to.x - from.x, to.y - from.y) >= distance) return;
          expect(seen.has([one, other].sort((a, b) => a - b).join(' '))).toBe(true);
        });
      });
    }),
  );
});
