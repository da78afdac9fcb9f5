import { expect, test } from 'vitest';
import { putCardSchema, type Citizen } from '../../control-api.ts';
import { LI, ZHANG } from '../testing/samples.ts';
import { ageAt, cardOf, chosenOf, nameIn } from './citizen.ts';

test('the card of a citizen is one that the reader takes', () => {
  expect(putCardSchema.parse(cardOf(ZHANG))).toMatchObject({
    citizenId: 'zhang',
    idNo: '390102199003150028',
    issuer: '澜溪市公安局禾丰分局',
    validTo: '20380612',
  });
});

test('names follow the language', () => {
  expect(nameIn(ZHANG, 'zh-CN')).toBe('张晓岚');
  expect(nameIn(ZHANG, 'en')).toBe('Zhang Xiaolan');
});

test.each([
  ['19900315', '2026-03-14T23:59:59', 35],
  ['19900315', '2026-03-15T00:00:00', 36],
  ['20240229', '2025-02-28T12:00:00', 0],
  ['20240229', '2025-03-01T12:00:00', 1],
  ['20300101', '2026-01-01T12:00:00', 0],
])('born %s is at %s %d years old', (birth, now, age) => {
  expect(ageAt(birth, new Date(now).getTime())).toBe(age);
});

test('what was chosen, else the first one', () => {
  expect(chosenOf([ZHANG, LI], 'li')).toBe(LI);
  expect(chosenOf([ZHANG, LI], 'gone')).toBe(ZHANG);
  expect(chosenOf([ZHANG, LI], undefined)).toBe(ZHANG);
  expect(chosenOf<Citizen>([], 'li')).toBeUndefined();
});
