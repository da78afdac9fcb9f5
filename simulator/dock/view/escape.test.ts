import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeScan, unescapeScan } from './escape.ts';

test.each([
  ['', ''],
  ['139码', '139码'],
  [String.raw`\x02A\x1d\xFF`, '\u0002A\u001D\u00FF'],
  [String.raw`\r\n\t\\`, '\r\n\t\\'],
  [String.raw`\\x02`, String.raw`\x02`],
])('%j means %j', (typed, text) => {
  expect(unescapeScan(typed)).toEqual({ ok: true, value: text });
});

test.each([
  [String.raw`ab\q`, 2],
  [String.raw`\x0`, 0],
  [String.raw`\xGG`, 0],
  ['abc\\', 3],
  [String.raw`\\\u0041`, 2],
])('%j has a wrong backslash at %d', (typed, at) => {
  expect(unescapeScan(typed)).toEqual({ ok: false, error: { at } });
});

test('any text survives both ways', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const back = unescapeScan(escapeScan(text));
      return back.ok && back.value === text;
    }),
  );
});

test('an escaped text shows no control character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => !/\p{Cc}/u.test(escapeScan(text))),
  );
});

test('any typed text gives a text or a position within it', () => {
  const typed = fc.string({ unit: fc.constantFrom('\\', 'x', '0', 'F', 'n', 'q', '码') });
  fc.assert(
    fc.property(typed, (text) => {
      const result = unescapeScan(text);
      return result.ok || text[result.error.at] === '\\';
    }),
  );
});
