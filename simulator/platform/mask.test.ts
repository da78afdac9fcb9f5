import { expect, test } from 'vitest';
import { maskIdNumber, maskName } from './mask.ts';

test.each([
  ['张三', '张*'],
  ['张小三', '张*三'],
  ['欧阳小三', '欧**三'],
  ['阿依努尔·吐尔逊', '阿******逊'],
  ['张', '张*'],
])('%s is shown as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

test('birth date and half of the order number are hidden', () => {
  expect(maskIdNumber('390102199003150021')).toBe('390102********0021');
  expect(maskIdNumber('39010219900315002X')).toBe('390102********002X');
});
