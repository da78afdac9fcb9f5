import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEnds } from './ends.ts';

const id = fc.integer({ min: 0, max: 8 }).map(String);
const step = fc.oneof(
  fc.record({ id, at: fc.integer({ min: -5, max: 20 }) }),
  fc.record({ id, at: fc.constant(undefined) }),
);

test('the earliest is the earliest of those that are there, whatever came and went', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const ends = createEnds();
      const model = new Map<string, number>();
      for (const { id, at } of steps) {
        if (at === undefined) {
          ends.delete(id);
          model.delete(id);
        } else {
          ends.set(id, at);
          model.set(id, at);
        }
        const least = Math.min(...model.values());
        expect(ends.first()).toBe(model.size === 0 ? undefined : least);
        expect([...ends.entries()]).toEqual([...model]);
        expect(ends.get(id)).toBe(at);
      }
    }),
  );
});
