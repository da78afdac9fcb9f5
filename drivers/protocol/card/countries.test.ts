import { expect, test } from 'vitest';
import countries from './countries.json' with { type: 'json' };
import { countryName } from './countries.ts';

test.each([
  ['CHN', '中国'],
  ['HKG', '中国香港'],
  ['MAC', '中国澳门'],
  ['TWN', '中国台湾'],
  ['CIV', '科特迪瓦'],
  ['DEU', '德国'],
  ['SSD', '南苏丹'],
  ['XXA', '无国籍'],
  ['UTO', undefined],
  ['D', undefined],
  ['usa', undefined],
  ['constructor', undefined],
])('%s is %s', (code, name) => {
  expect(countryName(code)).toBe(name);
});

test('the 249 countries and territories have different codes of three letters and Chinese names', () => {
  const entries = Object.entries(countries);
  expect(entries).toHaveLength(249);
  for (const [code, name] of entries) {
    expect(code).toMatch(/^[A-Z]{3}$/);
    expect(name).toMatch(/^[\p{Script=Han}（）]+$/u);
  }
  expect(new Set(Object.values(countries)).size).toBe(entries.length);
});
