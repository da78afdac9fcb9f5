import { expect, test } from 'vitest';
import { sm3Hex } from './sm3.ts';

// GB/T 32905-2016 appendix A, examples 1 and 2.
test('example 1: abc', () => {
  expect(sm3Hex(new TextEncoder().encode('abc'))).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  );
});

test('example 2: 64 bytes', () => {
  expect(sm3Hex(new TextEncoder().encode('abcd'.repeat(16)))).toBe(
    'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
  );
});
