import { expect, test } from 'vitest';
import { CITIZENS, citizenById } from './citizens.ts';
import { CODE_SYSTEMS } from './code-systems.ts';
import { idNumberFits } from './id-number.ts';

test.each(CITIZENS)('$id is possible, but nobody', (citizen) => {
  expect(idNumberFits(citizen.idNo)).toBe(true);
  expect(citizen.idNo).toMatch(/^39/);
  expect(citizen.idNo.slice(6, 14)).toBe(citizen.birth);
  expect(Number(citizen.idNo[16]) % 2 === 1 ? '1' : '2').toBe(citizen.sex);
  const known = CODE_SYSTEMS.map((system) => system.codeSystemId);
  expect(known).toEqual(expect.arrayContaining(citizen.codeSystemIds));
});

test('the people cover what a terminal has to cope with', () => {
  expect(new Set(CITIZENS.map((citizen) => citizen.idNo)).size).toBe(CITIZENS.length);
  expect(CITIZENS.some((citizen) => citizen.cardValidTo === '长期')).toBe(true);
  expect(CITIZENS.some((citizen) => citizen.cardValidTo < '20250101')).toBe(true);
  expect(CITIZENS.some((citizen) => citizen.nation !== '01')).toBe(true);
  expect(CITIZENS.some((citizen) => citizen.refuses)).toBe(true);
});

test('a citizen is found by id', () => {
  expect(citizenById('wang')?.name).toBe('王桂芬');
  expect(citizenById('nobody')).toBeUndefined();
});
