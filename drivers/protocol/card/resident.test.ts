import { expect, test } from 'vitest';
import { cardTextOf, RESIDENT } from './card-text.test-support.ts';
import { parseCardText } from './text.ts';

test('every field is read', () => {
  expect(parseCardText(cardTextOf(RESIDENT))).toEqual({
    ok: true,
    value: {
      layout: 'resident',
      name: '田小满',
      sex: '2',
      nation: '01',
      nationName: '汉',
      birth: '19900307',
      address: '东海省云溪市望潮区青石巷7号',
      idNo: '390101199003070021',
      issuer: '云溪市公安局望潮分局',
      validFrom: '20200101',
      validTo: '20400101',
    },
  });
});

test('a card without end is read, and fields may be filled to the last character', () => {
  const full = { ...RESIDENT, 0: '田'.repeat(15), 52: '巷'.repeat(35), 204: '长期' };
  expect(parseCardText(cardTextOf({ ...full, 208: ' '.repeat(6) }))).toMatchObject({
    ok: true,
    value: { name: '田'.repeat(15), address: '巷'.repeat(35), validTo: '长期' },
  });
});

test('the sex is not held against the order digit, which is even for women', () => {
  const parsed = parseCardText(cardTextOf({ ...RESIDENT, 30: '1' }));
  expect(parsed).toMatchObject({ ok: true, value: { sex: '1' } });
});

test.each([
  [0, '   ', 'name'],
  [0, '田\u0007满', 'name'],
  [0, '田\uD800满', 'name'],
  [30, '3', 'sex'],
  [32, '57', 'nation'],
  [36, '19901307', 'birth'],
  [36, '19900308', 'birth'],
  [52, ' '.repeat(35), 'address'],
  [122, '390101199003070025', 'idNo'],
  [122, '939124198503070027', 'idNo'],
  [158, ' '.repeat(15), 'issuer'],
  [188, '2020010x', 'validFrom'],
  [188, '20400102', 'validTo'],
  [204, '永远    ', 'validTo'],
  [188, '19900307', 'validFrom'],
  [204, '20200101', 'validTo'],
  [0, '田\u202E满', 'name'],
  [52, '东海省\u200B', 'address'],
])('at %i "%s" the field %s does not validate', (offset, part, field) => {
  const parsed = parseCardText(cardTextOf({ ...RESIDENT, [offset]: part }));
  expect(parsed).toEqual({ ok: false, error: { code: 'CARD_DATA', detail: field } });
});
