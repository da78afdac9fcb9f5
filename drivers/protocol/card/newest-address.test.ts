import { expect, test } from 'vitest';
import { newestAddress } from './newest-address.ts';

function data(text: string): Uint8Array {
  return Buffer.from(text.padEnd(35), 'utf16le');
}

test('seventy bytes are an address', () => {
  expect(newestAddress(data('东海省雾灵市解放路3号'))).toBe('东海省雾灵市解放路3号');
  expect(newestAddress(data('路'.repeat(35)))).toBe('路'.repeat(35));
});

test('no bytes, blanks, other lengths and what cannot be read are none', () => {
  const others = [new Uint8Array(), data(' '), data('路\u0007'), data('路').subarray(1)];
  for (const bytes of others) expect(newestAddress(bytes)).toBeUndefined();
});
