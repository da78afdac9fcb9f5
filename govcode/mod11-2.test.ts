import { expect, test } from 'vitest';
import { mod112CheckCharacter, mod112Fits } from './mod11-2.ts';

// ISO/IEC 7064 gives 079 with check X and 0794 with check 0; the long ones are invented people with
// a region that was never assigned, GB 11643.
test.each([
  ['079', 'X'],
  ['0794', '0'],
  ['39010219491231002', '2'],
  ['39010319460511024', '6'],
  ['39020319850412153', 'X'],
])('%s is checked by %s', (text, check) => {
  expect(mod112CheckCharacter(text)).toBe(check);
  expect(mod112Fits(text + check)).toBe(true);
});

test('the weights are those of GB 11643', () => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  for (const [at, weight] of weights.entries()) {
    const text = '0'.repeat(at) + '1' + '0'.repeat(16 - at);
    expect(mod112CheckCharacter(text)).toBe('10X98765432'[weight]);
  }
});
