import { expect, test } from 'vitest';
import { sm3 } from 'sm-crypto-v2';
import { macWith } from './sm3-mac.ts';

test('both ways to SM3 give the same', () => {
  const key = Buffer.alloc(32, 7);
  for (const text of ['', 'abc', '政务服务码', 'x'.repeat(200)]) {
    expect(macWith(key)(text)).toBe(sm3(Buffer.from(text, 'utf8'), { key }));
    expect(macWith(key)(text)).toMatch(/^[0-9a-f]{64}$/);
  }
});

test('another key gives something else', () => {
  expect(macWith(Buffer.alloc(32, 1))('abc')).not.toBe(macWith(Buffer.alloc(32, 2))('abc'));
});
