import { expect, test } from 'vitest';
import { checkScan } from './scan-input.ts';

test('a good text comes back unescaped', () => {
  expect(checkScan(String.raw`1\x02`, 2)).toEqual({ ok: true, value: '1\u0002' });
});

test.each([
  ['', 'text.empty', {}],
  ['123', 'text.tooLong', { limit: 2 }],
  [String.raw`1\q`, 'text.badEscape', { position: 2 }],
])('%j is refused with %s', (typed, text, values) => {
  expect(checkScan(typed, 2)).toEqual({ ok: false, error: { text, values } });
});
