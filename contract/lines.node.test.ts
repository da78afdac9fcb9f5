import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLineReader } from './lines.node.ts';

test('however a stream is cut, its lines are the same', () => {
  const cuts = fc.array(fc.nat(200), { maxLength: 20 });
  const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 10 });
  fc.assert(
    fc.property(texts, cuts, (raw, at) => {
      const lines = raw.map((text) => text.replaceAll('\n', ' '));
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      const places = [0, ...at.map((place) => place % (bytes.length + 1)), bytes.length];
      places.sort((a, b) => a - b);
      const read = createLineReader(400);
      const found = places.slice(1).map((end, index) => read(bytes.subarray(places[index], end)));
      expect(found.flatMap((one) => one.lines)).toEqual(lines);
      expect(found.some(({ overflow }) => overflow)).toBe(false);
    }),
  );
});

test('a line of the greatest length is taken, one byte more is not', () => {
  const read = createLineReader(4);
  expect(read(Buffer.from('1234\n'))).toEqual({ lines: ['1234'], overflow: false });
  expect(read(Buffer.from('1234'))).toEqual({ lines: [], overflow: false });
  expect(read(Buffer.from('5\n'))).toEqual({ lines: [], overflow: true });
  expect(read(Buffer.from('1\n'))).toEqual({ lines: [], overflow: true });
});

test('good lines before one that is too long are still told', () => {
  const read = createLineReader(4);
  expect(read(Buffer.from('ab\n12345\ncd\n'))).toEqual({ lines: ['ab'], overflow: true });
});

test('a stream without an end of line is not kept', () => {
  const read = createLineReader(4);
  for (let piece = 0; piece < 100; piece++) read(Buffer.alloc(1_000_000, 0x61));
  expect(process.memoryUsage().arrayBuffers).toBeLessThan(300_000_000);
});
