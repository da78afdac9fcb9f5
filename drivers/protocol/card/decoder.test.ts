import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xor } from './bytes.ts';
import { createCardDecoder, garbageBefore, type Scan } from './decoder.ts';

/** A length byte and so many bytes of data; 0xFF is damage. */
const scan: Scan = (bytes) => {
  const [length = 0] = bytes;
  if (length === 0xff) return { done: 1, frame: { kind: 'damage', what: 'length' } };
  if (bytes.length < 1 + length) return undefined;
  return {
    done: 1 + length,
    frame: { kind: 'answer', code: 0, data: bytes.slice(1, 1 + length) },
  };
};

test('frames come out in order, however the bytes come in', () => {
  const decoder = createCardDecoder(4, scan);
  expect(decoder.push(Uint8Array.of(1, 7, 0xff, 2, 8))).toMatchObject([
    { data: Uint8Array.of(7) },
    { what: 'length' },
  ]);
  expect(decoder.pending()).toBe(true);
  expect(decoder.push(Uint8Array.of(9))).toMatchObject([{ data: Uint8Array.of(8, 9) }]);
  expect(decoder.pending()).toBe(false);
});

test('a frame longer than the buffer loses its first byte, and the search goes on', () => {
  const decoder = createCardDecoder(4, scan);
  // Nine bytes are announced, four fit; the 1 behind the 9 then begins a frame of its own.
  expect(decoder.push(Uint8Array.of(9, 1, 5, 0))).toMatchObject([
    { data: Uint8Array.of(5) },
    { data: new Uint8Array() },
  ]);
});

test('a half frame that is given up may hold whole ones', () => {
  const decoder = createCardDecoder(8, scan);
  expect(decoder.push(Uint8Array.of(7, 6, 1, 5, 2, 8))).toEqual([]);
  // The 7 and the 6 want more than there is, and so does the 2.
  expect(decoder.giveUp()).toMatchObject([{ data: Uint8Array.of(5) }]);
  expect(decoder.pending()).toBe(false);
  expect(decoder.push(Uint8Array.of(1, 9))).toMatchObject([{ data: Uint8Array.of(9) }]);
  expect(decoder.giveUp()).toEqual([]);
});

test('the check sum of any stretch is at hand, wherever the bytes lie in the buffer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 90 }), fc.integer({ min: 1, max: 9 }), (bytes, step) => {
      const decoder = createCardDecoder(7, (held, xorOf) => {
        for (let from = 0; from <= held.length; from++) {
          for (let to = from; to <= held.length; to++) {
            expect(xorOf(from, to)).toBe(xor(held.subarray(from, to)));
          }
        }
        return (held[0] ?? 0) % 2 === 0 ? { done: Math.min(3, held.length) } : undefined;
      });
      for (let at = 0; at < bytes.length; at += step) decoder.push(bytes.subarray(at, at + step));
    }),
  );
});

test('a reset forgets what was there', () => {
  const decoder = createCardDecoder(4, scan);
  decoder.push(Uint8Array.of(3, 1));
  decoder.reset();
  expect(decoder.pending()).toBe(false);
  expect(decoder.push(Uint8Array.of(1, 5))).toMatchObject([{ data: Uint8Array.of(5) }]);
});

test('garbage is what begins no mark, not even at the very end', () => {
  const marks = [
    [1, 2, 3],
    [7, 8],
  ];
  expect(garbageBefore(Uint8Array.of(9, 1, 9, 1, 2), marks)).toBe(3);
  expect(garbageBefore(Uint8Array.of(9, 7), marks)).toBe(1);
  expect(garbageBefore(Uint8Array.of(9, 7, 7), marks)).toBe(2);
  expect(garbageBefore(Uint8Array.of(9, 9), marks)).toBe(2);
});
