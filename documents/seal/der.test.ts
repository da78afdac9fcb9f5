import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex } from '../../crypto/bytes.ts';
import { elementsOf, readDer, sequenceOf } from './der.ts';
import { bitsOf, oidOf, parseTime, smallInteger, textOf, timeOf } from './der-values.ts';
import {
  derBits,
  derInteger,
  derOid,
  derSequence,
  derSmall,
  derTime,
  derUtcTime,
  derUtf8,
} from './der-write.ts';

test('what is written is read', () => {
  const at = Date.UTC(2026, 1, 3, 4, 5, 6);
  const whole = derSequence(
    ...[derOid('1.2.156.10197.1.501'), derSmall(300), derUtf8('印章'), derTime(at)],
    ...[derUtcTime(at), derBits(new Uint8Array(200)), derInteger(Uint8Array.of(0, 0x80))],
  );
  const [oid, small, text, time, utc, bits, big] = sequenceOf(readDer(whole)) ?? [];
  expect(oidOf(oid)).toBe('1.2.156.10197.1.501');
  expect(smallInteger(small)).toBe(300);
  expect(textOf(text)).toBe('印章');
  expect([timeOf(time), timeOf(utc)]).toEqual([at, at]);
  expect(bitsOf(bits)).toHaveLength(200);
  expect(big?.content).toEqual(Uint8Array.of(0, 0x80));
});

test.each(['', '30', '3080', '3003020100ff', '30850000000001', '1f0100', '30820100', '3001'])(
  '%s is no element',
  (hex) => {
    const node = readDer(fromHex(hex));
    expect(node && elementsOf(node)).toBeUndefined();
  },
);

test.each([
  ['20201010151120', Date.UTC(2020, 9, 10, 15, 11, 20)],
  ['20220903054127Z', Date.UTC(2022, 8, 3, 5, 41, 27)],
  ['200422021807Z', Date.UTC(2020, 3, 22, 2, 18, 7)],
  ['20200422101807+0800', Date.UTC(2020, 3, 22, 2, 18, 7)],
  ['20201399000000Z', undefined],
  ['soon', undefined],
])('the time %s', (text, at) => {
  expect(parseTime(text)).toBe(at);
});

test('slices are those of the original, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const node = readDer(bytes);
      if (!node) return;
      expect(node.whole).toEqual(bytes);
      for (const element of elementsOf(node) ?? []) expect(element.whole.buffer).toBe(bytes.buffer);
    }),
  );
});
