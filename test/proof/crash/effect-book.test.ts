import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Effect } from '../../../simulator/control-api.ts';
import { collectEffects, newEffects } from './effect-book.ts';

/** Few different ones, so that the same stand side by side as doubled effects do. */
const effects = fc.array(
  fc.record<Effect>({
    at: fc.constantFrom(1, 2),
    kind: fc.constantFrom('verified', 'consented'),
    requestId: fc.constantFrom('a', 'b'),
    citizenId: fc.constant('zhang'),
  }),
  { minLength: 1, maxLength: 30 },
);

test('what has come since is found, where all is still remembered', () => {
  fc.assert(
    fc.property(effects, fc.nat(30), (all, seen) => {
      const known = all.slice(0, seen);
      expect([...known, ...newEffects(known, all)]).toEqual(all);
    }),
  );
});

test('a list that has lost its beginning is joined where the two fit', async () => {
  const all = Array.from({ length: 12 }, (_, at): Effect => ({
    ...{ at, kind: 'verified', requestId: `r-${at}`, citizenId: 'li' },
  }));
  const looks = [all.slice(0, 5), all.slice(3, 8), all.slice(3, 8), all.slice(7)];
  const book = collectEffects({ effects: () => Promise.resolve(looks.shift() ?? []) });
  for (let look = 0; look < 4; look++) await book.look();
  expect(book.all()).toEqual(all);
});
