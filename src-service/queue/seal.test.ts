import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSealer } from './seal.ts';

const sealer = createSealer(randomBytes(32));

test('what was sealed is opened again, by this row and this key only', () => {
  const sealed = sealer.seal('row-1', { code: '01139000002' });
  expect(sealer.open('row-1', sealed)).toEqual({ code: '01139000002' });
  expect(sealer.open('row-2', sealed)).toBeUndefined();
  expect(createSealer(randomBytes(32)).open('row-1', sealed)).toBeUndefined();
  expect(sealed.toString('latin1')).not.toContain('01139000002');
});

test('a changed byte anywhere is found, and no garbage makes it throw', () => {
  const sealed = sealer.seal('row', 'payload');
  for (let index = 0; index < sealed.length; index++) {
    const changed = Buffer.from(sealed);
    changed[index]! ^= 1;
    expect(sealer.open('row', changed)).toBeUndefined();
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect(sealer.open('row', Buffer.from(bytes))).toBeUndefined();
    }),
  );
});

test('the same payload never looks the same twice', () => {
  expect(sealer.seal('row', 'x').equals(sealer.seal('row', 'x'))).toBe(false);
});

test('a key of another length is a bug', () => {
  expect(() => createSealer(randomBytes(16))).toThrow();
});
