import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIFO_BYTES, paced } from './pace.ts';

test('at 9600 baud a byte takes 1.04 ms, and 14 come at once', () => {
  const chunks = paced(new Uint8Array(30), 9_600);
  expect(chunks.map(({ bytes }) => bytes.length)).toEqual([14, 14, 2]);
  expect(chunks.map(({ atMs }) => Number(atMs.toFixed(2)))).toEqual([14.58, 29.17, 31.25]);
});

test('nothing takes no time', () => {
  expect(paced(new Uint8Array(), 9_600)).toEqual([]);
});

test('no byte is lost, moved, or sooner than the line allows', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(bytes, fc.constantFrom(9_600, 115_200), (all, baudRate) => {
      const chunks = paced(all, baudRate);
      expect(chunks.flatMap((chunk) => [...chunk.bytes])).toEqual([...all]);
      expect(chunks.every((chunk) => chunk.bytes.length <= FIFO_BYTES)).toBe(true);
      expect(chunks.at(-1)?.atMs).toBeCloseTo((all.length * 10_000) / baudRate, 6);
    }),
  );
});
