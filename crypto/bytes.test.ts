import { timingSafeEqual } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concat, equalInConstantTime, fromBase64, fromHex, toBase64, toHex } from './bytes.ts';

const bytes = fc.uint8Array({ maxLength: 200 });

test('hex and base64 are those of Node, and lead back', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      expect(toHex(some)).toBe(Buffer.from(some).toString('hex'));
      expect(toBase64(some)).toBe(Buffer.from(some).toString('base64'));
      expect(fromHex(toHex(some))).toEqual(some);
      expect(fromBase64(toBase64(some))).toEqual(some);
    }),
  );
});

test('parts are joined in their order', () => {
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 5 }), (parts) => {
      expect(concat(...parts)).toEqual(new Uint8Array(Buffer.concat(parts)));
    }),
  );
});

test('equal is what Node calls equal, wherever the difference stands', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      fc.nat(),
      fc.nat(),
      (some, at, by) => {
        const other = some.slice();
        other[at % some.length]! ^= by % 256;
        expect(equalInConstantTime(some, other)).toBe(timingSafeEqual(some, other));
        expect(equalInConstantTime(some, some.slice())).toBe(true);
        expect(equalInConstantTime(some, some.subarray(1))).toBe(false);
        expect(equalInConstantTime(some.subarray(1), some)).toBe(false);
      },
    ),
  );
});
