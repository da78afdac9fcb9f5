import { expect, test } from 'vitest';
import { cardTextOf, FOREIGN_2017 } from './card-text.test-support.ts';
import { parseCardText } from './text.ts';

test('every field is read, and the Chinese name is the one to show', () => {
  expect(parseCardText(cardTextOf(FOREIGN_2017))).toEqual({
    ok: true,
    value: {
      layout: 'foreign-2017',
      name: '安特雅',
      englishName: 'ATWATER, PRUDENCE WILHELMINA',
      chineseName: '安特雅',
      sex: '2',
      birth: '19850307',
      idNo: 'CAN390085030701',
      nationality: 'CAN',
      validFrom: '20180501',
      validTo: '20280501',
      cardVersion: '01',
      authorityCode: '1500',
    },
  });
});

test('without a Chinese name the English one is shown', () => {
  const parsed = parseCardText(cardTextOf({ ...FOREIGN_2017, 158: '   ' }));
  const name = 'ATWATER, PRUDENCE WILHELMINA';
  expect(parsed).toMatchObject({ ok: true, value: { name, chineseName: '' } });
});

test.each([
  [0, ' '.repeat(60), 'englishName'],
  [120, '3', 'sex'],
  [122, 'UTO390085030701', 'idNo'],
  [122, 'CAN39008503070 ', 'idNo'],
  [152, 'UTO', 'nationality'],
  [158, '\u0007', 'chineseName'],
  [188, '20280502', 'validTo'],
  [204, '20281301', 'validTo'],
  [220, '19850230', 'birth'],
  [236, '-1', 'cardVersion'],
  [240, '15.0', 'authorityCode'],
  [188, '19850307', 'validFrom'],
  [204, '20180501', 'validTo'],
])('at %i "%s" the field %s does not validate', (offset, part, field) => {
  const parsed = parseCardText(cardTextOf({ ...FOREIGN_2017, [offset]: part }));
  expect(parsed).toEqual({ ok: false, error: { code: 'CARD_DATA', detail: field } });
});
