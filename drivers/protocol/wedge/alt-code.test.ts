import fc from 'fast-check';
import { expect, test } from 'vitest';
import { altCode } from './alt-code.ts';

// 中 is D6 D0 in GBK (GB 18030-2022 table) and U+4E2D in Unicode.
test('two bytes of GBK in one number', () => {
  expect(altCode('54992', 'auto')).toEqual({ kind: 'text', text: '中' });
  expect(altCode('054992', 'gb18030')).toEqual({ kind: 'text', text: '中' });
});

test('a code point', () => {
  expect(altCode('20013', 'auto')).toEqual({ kind: 'text', text: '中' });
  expect(altCode('20013', 'utf-8')).toEqual({ kind: 'text', text: '中' });
  expect(altCode('65292', 'auto')).toEqual({ kind: 'text', text: '，' });
});

test('single bytes, with and without a leading zero', () => {
  expect(altCode('0214', 'auto')).toEqual({ kind: 'byte', byte: 0xd6 });
  expect(altCode('65', 'auto')).toEqual({ kind: 'byte', byte: 0x41 });
});

test('a number with two meanings is not guessed', () => {
  // 40644: U+9EC4 黄, and 9E C4 in GBK.
  expect(altCode('40644', 'auto')).toBeUndefined();
  expect(altCode('40644', 'utf-8')).toEqual({ kind: 'text', text: '黄' });
  expect(altCode('40644', 'gb18030')).toMatchObject({ kind: 'text' });
});

test.each(['', '0', '13', '27', '127', '55296', '57344', '65536', '9999999', '1a', '-1'])(
  '%j is no character',
  (digits) => {
    expect(altCode(digits, 'auto')).toBeUndefined();
  },
);

test('whatever the digits, the outcome is one printable character, one byte or nothing', () => {
  fc.assert(
    fc.property(
      fc.nat(120_000),
      fc.constantFrom('auto', 'utf-8', 'gb18030'),
      (value, charset: 'auto' | 'utf-8' | 'gb18030') => {
        const code = altCode(String(value), charset);
        if (code?.kind === 'byte') expect(code.byte).toBe(value);
        if (code?.kind === 'text') expect(code.text).toMatch(/^\P{C}$/u);
      },
    ),
  );
});
