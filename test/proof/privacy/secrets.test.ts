import { expect, test } from 'vitest';
import { idNumberFits } from '../../../simulator/data/id-number.ts';
import { codeSecrets, personSecrets, strangerOf } from './secrets.ts';

test('strangers are all different, and nobody’s', () => {
  const strangers = Array.from({ length: 800 }, (_, n) => strangerOf(n));
  expect(new Set(strangers.map(({ idNo }) => idNo)).size).toBe(800);
  expect(new Set(strangers.map(({ name }) => name)).size).toBe(800);
  for (const { idNo, name } of strangers) {
    expect(idNumberFits(idNo)).toBe(true);
    expect(idNo.startsWith('39')).toBe(true);
    expect([...name]).toHaveLength(3);
  }
});

test('a person is looked for as the screens show him, too', () => {
  const values = personSecrets({ name: '裘栖梧', idNo: '390102199003150028' });
  expect(values.map(({ value }) => value)).toEqual([
    '裘栖梧',
    '裘*梧',
    '390102199003150028',
    '390102********0028',
  ]);
});

test('of a code the parts count that are its own, not what is the same in all', () => {
  const shared = 'A'.repeat(20);
  const codes = ['1', '2'].map((n) => `https://x/${shared}/${n.repeat(18)}?s=1`);
  expect(codeSecrets(codes).map(({ value }) => value)).toEqual([
    ...codes,
    '1'.repeat(18),
    '2'.repeat(18),
  ]);
});
