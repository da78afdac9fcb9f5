import { expect, test } from 'vitest';
import { cardTextOf, HK_MO_TW } from './card-text.test-support.ts';
import { parseCardText } from './text.ts';

test('every field is read', () => {
  expect(parseCardText(cardTextOf(HK_MO_TW))).toEqual({
    ok: true,
    value: {
      layout: 'hk-mo-tw',
      name: '舒远帆',
      sex: '1',
      birth: '19940823',
      address: '东海省云溪市望潮区白鹭路3号',
      idNo: '810000199408230021',
      issuer: '云溪市公安局望潮分局',
      validFrom: '20220301',
      validTo: '20270301',
      permitNo: 'H00000000',
      issueCount: '01',
    },
  });
});

test.each([
  ['00000000', '1'],
  ['         ', '  '],
])('a permit number "%s" and the count "%s" will do', (permitNo, count) => {
  // The eight digits of Taiwan end one character before the field does.
  const card = { ...HK_MO_TW, 220: permitNo.padEnd(9), 238: count.padEnd(2) };
  const expected = { permitNo: permitNo.trim(), issueCount: count.trim() };
  expect(parseCardText(cardTextOf(card))).toMatchObject({ ok: true, value: expected });
});

test.each([
  [0, ' '.repeat(15), 'name'],
  [30, '3', 'sex'],
  [36, '19940230', 'birth'],
  [52, ' '.repeat(35), 'address'],
  [122, '810000199408230022', 'idNo'],
  [122, '390101199003070021', 'idNo'],
  [158, ' '.repeat(15), 'issuer'],
  [188, '20270302', 'validTo'],
  [204, '2027', 'validTo'],
  [220, 'H0000000 ', 'permitNo'],
  [238, 'A1', 'issueCount'],
  [188, '19940823', 'validFrom'],
  [204, '20220301', 'validTo'],
])('at %i "%s" the field %s does not validate', (offset, part, field) => {
  const parsed = parseCardText(cardTextOf({ ...HK_MO_TW, [offset]: part.padEnd(8) }));
  expect(parsed).toEqual({ ok: false, error: { code: 'CARD_DATA', detail: field } });
});
