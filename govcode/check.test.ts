import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { algorithmSchema, ALPHABETS, checkCharacter, checkFits } from './check.ts';
import { missedShares } from './promised.test-support.ts';

const MISSED_SWAPS = { 'mod37-36': 1 / 630, 'mod11-2': 0, mod31: 0 };

const cases = algorithmSchema.options.map((algorithm) => {
  const { single, swap } = missedShares(algorithm);
  const percent = (missed: number): string => (100 * (1 - missed)).toFixed(3);
  return { algorithm, single, swap, singles: percent(single), swaps: percent(swap) };
});

describe.each(cases)('$algorithm', ({ algorithm, single, swap, singles, swaps }) => {
  const character = fc.constantFrom(...ALPHABETS[algorithm]);
  const body = fc.string({ unit: character, minLength: 2, maxLength: 80 });

  test('a text and its check character fit', () => {
    fc.assert(
      fc.property(body, (text) => checkFits(algorithm, text + checkCharacter(algorithm, text)!)),
    );
  });

  test(`promises to find ${singles} % of single wrong characters, and does`, () => {
    expect(single).toBe(0);
    fc.assert(
      fc.property(body, fc.nat(), character, (text, at, other) => {
        const whole = text + checkCharacter(algorithm, text)!;
        const index = at % whole.length;
        fc.pre(whole[index] !== other);
        const wrong = whole.slice(0, index) + other + whole.slice(index + 1);
        expect(checkFits(algorithm, wrong)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  test(`promises to find ${swaps} % of swapped neighbours, and does`, () => {
    expect(swap).toBeCloseTo(MISSED_SWAPS[algorithm], 12);
    let [tried, missed] = [0, 0];
    for (const text of fc.sample(body, { numRuns: 8_000, seed: 1 })) {
      const whole = text + checkCharacter(algorithm, text)!;
      for (let at = 0; at < whole.length - 1; at++) {
        const [a, b] = [whole[at]!, whole[at + 1]!];
        if (a === b) continue;
        tried++;
        if (checkFits(algorithm, whole.slice(0, at) + b + a + whole.slice(at + 2))) missed++;
      }
    }
    // Four standard deviations of a count around the promised one.
    const expected = swap * tried;
    expect(tried).toBeGreaterThan(40_000);
    expect(Math.abs(missed - expected)).toBeLessThanOrEqual(4 * Math.sqrt(expected));
  });

  test('a text beyond its alphabet has no check character', () => {
    expect(checkCharacter(algorithm, '12a')).toBeUndefined();
    expect(checkCharacter(algorithm, '1２')).toBeUndefined();
    expect(checkFits(algorithm, '12a0')).toBe(false);
    expect(checkFits(algorithm, '')).toBe(false);
    expect(checkFits(algorithm, '0')).toBe(false);
  });
});
