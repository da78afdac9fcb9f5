import { expect, test } from 'vitest';
import { isEnd, isProse, isSex, misplacedDay, orEmpty } from './rules.ts';

test.each([
  ['田小满', true],
  ['阿依努尔·吐尔逊', true],
  ['𠮷田', true],
  ['', false],
  [' ', false],
  ['田\u0007', false],
  ['田\uD800', false],
  ['\uFFFD', false],
  // A rare character of a name, written with private use.
  ['田\uE863', true],
  ['ANN  LEE', true],
  ['东海省\u3000云溪市', true],
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

test.each([
  ['20200101', '20200102', undefined],
  ['20200101', '长期', undefined],
  ['20200101', '20200101', 'validTo'],
  ['20200102', '20200101', 'validTo'],
  ['19900308', '20200101', undefined],
  ['19900307', '20200101', 'validFrom'],
  ['19900306', '长期', 'validFrom'],
])('born on 19900307, valid from %s to %s: misplaced is %s', (validFrom, validTo, expected) => {
  expect(misplacedDay({ birth: '19900307', validFrom, validTo })).toBe(expected);
});

test('an optional field is empty or fits', () => {
  const rule = orEmpty(isProse);
  expect([rule(''), rule('田'), rule('\u0000')]).toEqual([true, true, false]);
});

/** Bidirectional controls, zero widths, breaks, fillers, variation selectors, tags, soft hyphen. */
const UNSEEN = [
  ...[0x061c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e],
  ...[0x2066, 0x2067, 0x2068, 0x2069, 0x2060, 0xfeff, 0x2028, 0x2029, 0x0085, 0x00ad, 0x034f],
  ...[0x115f, 0x1160, 0x3164, 0xffa0, 0x180e, 0xfe0f, 0xe0100, 0xe0001, 0xfff9, 0xfffe],
];

test.each(UNSEEN)(
  'the character %i, which nobody sees, makes what it is in nothing to read',
  (code) => {
    const unseen = String.fromCodePoint(code);
    expect([`${unseen}田小满`, `田${unseen}小满`, `田小满${unseen}`].some(isProse)).toBe(false);
  },
);
