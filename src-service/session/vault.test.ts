import { expect, test } from 'vitest';
import { createVault } from './vault.ts';

test('bytes are given out under their own name only', () => {
  const vault = createVault();
  vault.put('c1', Uint8Array.of(1, 2, 3));
  expect(vault.read('c1')).toEqual(Uint8Array.of(1, 2, 3));
  expect(vault.read('c2')).toBeUndefined();
});

test('what is closed or replaced is overwritten, a copy given out is not', () => {
  const vault = createVault();
  const first = Uint8Array.of(1, 2, 3);
  const second = Uint8Array.of(4);
  vault.put('c1', first);
  const copy = vault.read('c1');
  vault.put('c2', second);
  expect(first).toEqual(Uint8Array.of(0, 0, 0));
  expect(copy).toEqual(Uint8Array.of(1, 2, 3));
  vault.wipe();
  expect(second).toEqual(Uint8Array.of(0));
  expect(vault.read('c2')).toBeUndefined();
});
