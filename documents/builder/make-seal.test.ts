import { expect, test } from 'vitest';
import { readDer, sequenceOf } from '../seal/der.ts';
import { readSeal } from '../seal/seal.ts';
import { sealOf } from '../seal/signed-samples.test-support.ts';

test.each([
  ['V1', 2],
  ['V4', 4],
  ['V5', 4],
] as const)('a seal of %s has %i fields, as its standard says', (form, fields) => {
  const seal = sealOf({ form });
  expect(sequenceOf(readDer(seal))).toHaveLength(fields);
  expect(readSeal(seal)?.form).toBe(form);
});

test('times are UTCTime in V1, and no longer in V4', () => {
  const texts = (['V1', 'V4'] as const).map((form) =>
    Buffer.from(sealOf({ form })).toString('latin1'),
  );
  expect(texts.map((text) => text.includes('\x17\x0d250601080000Z'))).toEqual([true, false]);
});
