import { expect, test } from 'vitest';
import { entryText, utf8Text } from './entry-text.ts';

const encoder = new TextEncoder();

test('UTF-8 with and without its flag', () => {
  expect(entryText(encoder.encode('页面.xml'), true)).toBe('页面.xml');
  expect(entryText(encoder.encode('页面.xml'), false)).toBe('页面.xml');
});

test('a name in GBK keeps its bytes', () => {
  expect(entryText(Uint8Array.of(0xd6, 0xd0, 0x2e), false)).toBe('\u00d6\u00d0.');
});

test('a byte order mark is no part of a text', () => {
  expect(utf8Text(encoder.encode('\uFEFF<a/>'))).toBe('<a/>');
});
