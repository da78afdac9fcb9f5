import { expect, test } from 'vitest';
import { word, xor } from './bytes.ts';

test('a word has its high byte first, and what is not there counts as 0', () => {
  expect(word(Uint8Array.of(0x00, 0x05, 0x08), 1)).toBe(0x0508);
  expect(word(Uint8Array.of(0x05), 0)).toBe(0x0500);
});

test('the check byte of a published frame', () => {
  expect(xor([0x00, 0x03, 0x20, 0x01])).toBe(0x22);
  expect(xor([0x00, 0x03, 0x20, 0x01, 0x22])).toBe(0);
  expect(xor([])).toBe(0);
});
