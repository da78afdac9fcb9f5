import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePattern, patternSchema } from './pattern.ts';

test.each([
  ['[012]\\d{6}', '1390000', 'x1390000'],
  ['ABC', 'ABC', 'ABCD'],
  ['A|B{2}', 'BB', 'AB'],
  ['/c/[0-9A-Z]{1,40}', '/c/A1', '/c/'],
  ['a\\.b\\|c', 'a.b|c', 'axb|c'],
  ['[A-F|]\\d?', '|', 'F12'],
  ['\\d{1,3}-X', '12-X', '1234-X'],
])('%s fits %s and not %s', (pattern, good, bad) => {
  const fits = compilePattern(patternSchema.parse(pattern));
  expect([fits.test(good), fits.test(bad)]).toEqual([true, false]);
});

test.each([
  ['(a+)+'],
  ['a*'],
  ['a+'],
  ['.*'],
  ['.'],
  ['(a|b)'],
  ['(?=a)'],
  ['^a$'],
  ['a\\1'],
  ['\\w'],
  ['\\\\'],
  ['[^a]'],
  ['[a'],
  ['[]'],
  ['a{2}{3}'],
  ['a{3,1}'],
  ['a{,3}'],
  ['a{1,}'],
  ['[z-a]'],
  ['{2}'],
  ['a?b?'],
  ['a{0,9}a{0,9}'],
  [''],
  ['中'],
  ['a'.repeat(201)],
])('%s is refused', (pattern) => {
  expect(patternSchema.safeParse(pattern).success).toBe(false);
});

test('whatever is accepted compiles, and no text keeps it busy', () => {
  const pieces = fc.array(
    fc.constantFrom(
      'a',
      '\\d',
      '[0-9a-z]',
      '{0,99}',
      '?',
      '{9}',
      '|',
      '\\|',
      '[a|]',
      '(',
      '*',
      '.',
    ),
    { minLength: 1, maxLength: 12 },
  );
  const attack = 'a'.repeat(511) + '!';
  fc.assert(
    fc.property(pieces, (parts) => {
      const pattern = patternSchema.safeParse(parts.join(''));
      if (!pattern.success) return;
      const begin = performance.now();
      compilePattern(pattern.data).test(attack);
      expect(performance.now() - begin).toBeLessThan(50);
    }),
    { numRuns: 3_000 },
  );
});
