import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visible, visibleLines } from './visible.ts';

test.each([
  ['a sequence that renames the window', '\u001b]0;x\u0007', '\\u001b]0;x\\u0007'],
  ['the same in one character', '\u009b2J', '\\u009b2J'],
  ['a forged line', 'a\r\nb', 'a\\u000d\\u000ab'],
  ['another line', 'a\u2028b', 'a\\u2028b'],
  ['a text that is turned round', '\u202egpj.exe\u2066', '\\u202egpj.exe\\u2066'],
  ['nothing that can be seen', '\u200b\ufeff\u00ad\u007f', '\\u200b\\ufeff\\u00ad\\u007f'],
  ['a tag beyond the first plane', '\u{e0041}', '\\udb40\\udc41'],
  ['half a character', '\ud83d', '\\ud83d'],
])('%s', (_what, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('what can be seen stays as it is', () => {
  for (const text of ['扫码器 A-1 “é” 😀 €\u3000', '\\u001b', '']) expect(visible(text)).toBe(text);
});

test('our own lines stay lines', () => {
  expect(visibleLines('one\ntwo\u001b')).toBe('one\ntwo\\u001b');
});

test('JSON says the same afterwards', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
      const shown = visibleLines(JSON.stringify(texts, undefined, 2));
      expect(shown).toMatch(/^[^\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u);
      expect(JSON.parse(shown)).toEqual(texts);
      expect(visibleLines(shown)).toBe(shown);
    }),
  );
});
