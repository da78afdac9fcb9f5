import { expect, test } from 'vitest';
import { scanBytes } from './scanner.ts';

test('a symbol goes out with AIM identifier and end mark', () => {
  expect(Buffer.from(scanBytes('A1', 'Q1', 'cr')).toString('hex')).toBe('5d513141310d');
  expect(Buffer.from(scanBytes('A1', 'g0', 'crlf')).toString('hex')).toBe('5d673041310d0a');
});

test('Chinese goes out as UTF-8', () => {
  expect(Buffer.from(scanBytes('码', 'Q1', 'cr')).toString('hex')).toBe('5d5131e7a0810d');
});
