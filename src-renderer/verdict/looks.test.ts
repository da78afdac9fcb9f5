import { expect, test } from 'vitest';
import { CHECK_STATES } from '../../contract/certificate-check.ts';
import { LOOKS, NO_CHECK, warningsOf } from './looks.ts';

test('green is for what is valid, and red for what is not', () => {
  const withTone = (tone: string): string[] =>
    CHECK_STATES.filter((state) => LOOKS[state].tone === tone);
  expect(withTone('ok')).toEqual(['VALID']);
  expect(withTone('bad')).toEqual(['INVALID']);
});

test('no two states have the same shape', () => {
  expect(new Set(CHECK_STATES.map((state) => LOOKS[state].icon)).size).toBe(CHECK_STATES.length);
});

test('a broken seal and a file that differs are warned of, each for itself', () => {
  const metadata = { state: 'differs', differing: ['number'] } as const;
  expect(CHECK_STATES.filter((state) => warningsOf({ ...NO_CHECK, state }).length > 0)).toEqual([
    'INVALID',
  ]);
  expect(warningsOf({ ...NO_CHECK, metadata: { ...metadata, differing: ['number'] } })).toEqual([
    'differs',
  ]);
  expect(
    warningsOf({
      ...NO_CHECK,
      state: 'INVALID',
      metadata: { state: 'differs', differing: ['issuer'] },
    }),
  ).toEqual(['INVALID', 'differs']);
});
