import { expect, test } from 'vitest';
import { printable } from './printable.ts';

test.each(['新大陆扫码器 (Newland)', 'SYN T CR: published; 9600 baud, "high"', '𠮷', ''])(
  '%j is for people',
  (text) => {
    expect(printable(0, 80).safeParse(text).success).toBe(true);
  },
);

test.each([
  ['an escape sequence', '\u001b]0;title\u0007'],
  ['a line end', 'one\ntwo'],
  ['a line separator', 'one\u2028two'],
  ['a C1 control', '\u009b31m'],
  ['a turn of the direction', 'abc\u202efed'],
  ['what has no width', 'a\u200bb'],
  ['a private character', '\ue000'],
  ['half a pair', '\ud842'],
])('%s is not', (_, text) => {
  expect(printable(0, 80).safeParse(text).success).toBe(false);
});

test('length is limited on both sides', () => {
  const name = printable(1, 3);
  expect(['', 'a', 'abc', 'abcd'].map((text) => name.safeParse(text).success)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
