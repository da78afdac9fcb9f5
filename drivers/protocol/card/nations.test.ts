import { expect, test } from 'vitest';
import { nationName } from './nations.ts';

test.each([
  ['01', '汉'],
  ['11', '满'],
  ['25', '水'],
  ['26', '东乡'],
  ['37', '仡佬'],
  ['44', '俄罗斯'],
  ['56', '基诺'],
  ['97', '其他'],
  ['00', undefined],
  ['57', undefined],
  ['1', undefined],
])('code %s is %s', (code, name) => {
  expect(nationName(code)).toBe(name);
});
