import { expect, test } from 'vitest';
import { creditCodeCheckCharacter } from '../../data/credit-code.ts';
import { CERTIFICATES } from '../../data/certificates.ts';
import { chineseDate, factOf, factsOf, fieldsOf, sexOf } from './facts.ts';

const find = (id: string) => CERTIFICATES.find((certificate) => certificate.id === id)!;

test('dates are written as a Chinese reader expects', () => {
  expect(chineseDate('2024-04-11')).toBe('2024年4月11日');
  expect(chineseDate('19460511')).toBe('1946年5月11日');
});

test.each(CERTIFICATES)('$id has every fact that its type prints', (certificate) => {
  for (const { value } of fieldsOf(certificate)) expect(value).not.toBe('');
});

test('holders give their facts, two of them both names', () => {
  const marriage = find('marriage-zhang-li');
  expect(factsOf(marriage)).toMatchObject({ name: '李明远', names: '李明远、张晓岚', sex: '男' });
  expect(sexOf(marriage.holders[1]!)).toBe('女');
  expect(factOf(find('driving-ayinuer'), 'nation')).toBe('维吾尔族');
});

test('the credit code of a shop is computed', () => {
  const code = factOf(find('food-li'), 'creditCode');
  expect(code).toHaveLength(18);
  expect(creditCodeCheckCharacter(code.slice(0, 17))).toBe(code[17]);
});

test('fields can be picked, a missing fact is a bug', () => {
  const fields = fieldsOf(find('birth-chen'), ['name', 'mother']);
  expect(fields.map(({ label }) => label)).toEqual(['新生儿姓名', '母亲姓名']);
  expect(() => factOf(find('birth-chen'), 'president')).toThrow('president');
});
