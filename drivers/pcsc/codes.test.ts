import { expect, it } from 'vitest';
import { codeText } from './codes.ts';

it('says in words that the service is not running, and any other code as it is', () => {
  expect(codeText(0x8010001d)).toBe('the smart-card service is not running');
  expect(codeText(0x8010001e)).toBe('the smart-card service is not running');
  expect(codeText(0x80100001)).toBe('the smart-card service answers 0x80100001');
  expect(codeText(6)).toBe('the smart-card service answers 0x00000006');
});
