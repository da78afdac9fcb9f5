import { expect, test } from 'vitest';
import { isEnd, isInOrder, isProse, isSex, orEmpty } from './rules.ts';

test.each([
  ['田小满', true],
  ['阿依努尔·吐尔逊', true],
  ['𠮷田', true],
  ['', false],
  [' ', false],
  ['田\u0007', false],
  ['田\uD800', false],
  ['\uFFFD', false],
])('%j is something to read: %s', (value, expected) => {
  expect(isProse(value)).toBe(expected);
});

test.each([
  ['1', true],
  ['9', true],
  ['3', false],
  ['', false],
  ['11', false],
])('%j is a code of the sex: %s', (value, expected) => {
  expect(isSex(value)).toBe(expected);
});

test('a validity ends on a day or never', () => {
  expect(isEnd('长期')).toBe(true);
  expect(isEnd('20240229')).toBe(true);
  expect(isEnd('20230229')).toBe(false);
});

test('a validity may end on the day on which it begins, not before', () => {
  expect(isInOrder('20200101', '20200101')).toBe(true);
  expect(isInOrder('20200102', '20200101')).toBe(false);
  expect(isInOrder('20200102', '长期')).toBe(true);
});

test('an optional field is empty or fits', () => {
  const rule = orEmpty(isProse);
  expect([rule(''), rule('田'), rule('\u0000')]).toEqual([true, true, false]);
});
