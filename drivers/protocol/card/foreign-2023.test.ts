import { expect, test } from 'vitest';
import { cardTextOf, FOREIGN_2023 } from './card-text.test-support.ts';
import { parseCardText } from './text.ts';

test('every field is read, and the Chinese name is the one to show', () => {
  expect(parseCardText(cardTextOf(FOREIGN_2023))).toEqual({
    ok: true,
    value: {
      layout: 'foreign-2023',
      name: '安特雅',
      englishName: 'ATWATER, PRUDENCE WILHELMINA',
      chineseName: '安特雅',
      sex: '2',
      birth: '19850307',
      idNo: '939124198503070027',
      nationality: 'CAN',
      validFrom: '20240501',
      validTo: '20340501',
      renewalCount: '01',
      formerNumber: '01A',
    },
  });
});

test('an English name that fills its first place goes on behind the validity', () => {
  const card = { ...FOREIGN_2023, 52: 'A'.repeat(34), 220: 'LEE' };
  expect(parseCardText(cardTextOf(card))).toMatchObject({
    ok: true,
    value: { englishName: `${'A'.repeat(34)} LEE` },
  });
});

test('the Chinese name and the link to the card before may be missing', () => {
  const parsed = parseCardText(cardTextOf({ ...FOREIGN_2023, 0: '   ', 250: '   ' }));
  const name = 'ATWATER, PRUDENCE WILHELMINA';
  expect(parsed).toMatchObject({ ok: true, value: { name, chineseName: '', formerNumber: '' } });
});

test.each([
  [0, '\u0007', 'chineseName'],
  [30, '3', 'sex'],
  [32, 'A1', 'renewalCount'],
  [36, '19850230', 'birth'],
  [36, '19850308', 'birth'],
  [52, ' '.repeat(35), 'englishName'],
  [122, '939124198503070022', 'idNo'],
  [122, '390101199003070021', 'idNo'],
  [188, '20340502', 'validTo'],
  [204, '20341301', 'validTo'],
  [242, 'UTO', 'nationality'],
  [250, '#1', 'formerNumber'],
  [188, '19850307', 'validFrom'],
  [204, '20240501', 'validTo'],
  [52, 'ANN\u2066LEE', 'englishName'],
])('at %i "%s" the field %s does not validate', (offset, part, field) => {
  const parsed = parseCardText(cardTextOf({ ...FOREIGN_2023, [offset]: part }));
  expect(parsed).toEqual({ ok: false, error: { code: 'CARD_DATA', detail: field } });
});
