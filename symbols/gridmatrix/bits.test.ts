import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BitReader, BitWriter } from './bits.ts';

const numbers = fc.array(
  fc
    .integer({ min: 1, max: 22 })
    .chain((width) => fc.record({ width: fc.constant(width), value: fc.nat(2 ** width - 1) })),
);

test('numbers of any width come back', () => {
  fc.assert(
    fc.property(numbers, (all) => {
      const writer = new BitWriter();
      for (const { value, width } of all) writer.write(value, width);
      const reader = new BitReader(writer.codewords());
      for (const { value, width } of all) {
        expect(reader.peek(width)).toBe(value);
        expect(reader.read(width)).toBe(value);
      }
      expect(reader.position).toBe(writer.length);
      expect(reader.left).toBeLessThan(7);
    }),
    { seed: 27766 },
  );
});

test('bits stand in codewords of seven from the highest down, zeros after the last', () => {
  const writer = new BitWriter();
  writer.write(0b1000, 4);
  writer.write(0b00111, 5);
  expect(writer.codewords()).toEqual(Uint8Array.of(0b1000001, 0b1100000));
});

test('what is not there is not read, and nothing is lost', () => {
  const reader = new BitReader(Uint8Array.of(0b1010101));
  expect(reader.read(8)).toBeUndefined();
  expect(reader.position).toBe(0);
  expect(reader.read(7)).toBe(0b1010101);
  expect(reader.read(1)).toBeUndefined();
  expect(reader.read(0)).toBe(0);
});
