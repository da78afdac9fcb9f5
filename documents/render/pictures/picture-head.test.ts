import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSizeBounded, readPictureHead } from './picture-head.ts';

function hex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));
}

const PNG = '89504e470d0a1a0a 0000000d 49484452 00000140 000000f0 08060000 00';
const GIF = '474946383961 4001 f000 000000';
const BMP_INFO = '424d 00000000 00000000 36000000 28000000 40010000 f0000000 0100 1800';
const BMP_DOWN = '424d 00000000 00000000 36000000 28000000 40010000 10ffffff 0100 1800';
const BMP_CORE = '424d 00000000 00000000 1a000000 0c000000 4001 f000 0100 1800';
/** An APP0 segment, fill bytes, a restart marker, then a progressive frame. */
const JPEG = 'ffd8 ffe0 0004 0000 ffff ffd0 ffc4 0003 00 ffc2 0011 08 00f0 0140 03';

test.each([
  ['png', PNG],
  ['gif', GIF],
  ['bmp', BMP_INFO],
  ['bmp', BMP_DOWN],
  ['bmp', BMP_CORE],
  ['jpeg', JPEG],
])('%s: %s', (format, text) => {
  expect(readPictureHead(hex(text))).toMatchObject({ format, width: 320, height: 240 });
});

test.each([
  ['a plain PNG', PNG, undefined],
  ['of two bytes a value', PNG.replace('0806', '1006'), undefined],
  ['an interlaced PNG', `${PNG.slice(0, -2)}01`, 2],
  ['of two bytes a value, interlaced', `${PNG.replace('0806', '1006').slice(0, -2)}01`, 3],
  ['a progressive JPEG', JPEG, 2],
  ['a plain JPEG', JPEG.replace('ffc2', 'ffc0'), undefined],
])('%s: how often its pixels are in memory', (_, text, weight) => {
  expect(readPictureHead(hex(text))?.weight).toBe(weight);
});

test.each([
  ['on its screen', '2c 0000 0000 0200 0100 00', 320, 240],
  ['beyond its screen', '2c 4001 0000 4001 f100 00', 640, 241],
  ['behind extensions', '21f9 02 aaaa 01 bb 00 21fe 00 2c 0000 0000 e803 d007 00', 1_000, 2_000],
  ['cut off', '2c 0000 0000 e803', 320, 240],
  ['behind an extension without end', '21f9 ff aaaa', 320, 240],
])('the first frame of a GIF %s', (_, frame, width, height) => {
  expect(readPictureHead(hex(GIF + frame))).toEqual({ format: 'gif', width, height });
  const table = '474946383961 4001 f000 810000' + '000000'.repeat(4);
  expect(readPictureHead(hex(table + frame))).toEqual({ format: 'gif', width, height });
});

test('what is cut off, empty or another thing has no size', () => {
  for (const text of [PNG, GIF, BMP_INFO, BMP_CORE, JPEG]) {
    expect(readPictureHead(hex(text).subarray(0, 11))).toBeUndefined();
  }
  expect(readPictureHead(hex(PNG.replace('00000140', '00000000')))).toBeUndefined();
  expect(readPictureHead(hex('ffd8 ffe0 0000 0000 0000 0000 0000'))).toBeUndefined();
  expect(readPictureHead(new Uint8Array())).toBeUndefined();
});

test('a view into a larger buffer is read from its own beginning', () => {
  const whole = new Uint8Array([7, 7, 7, ...hex(GIF)]);
  expect(readPictureHead(whole.subarray(3))?.width).toBe(320);
});

test('anything has a size or none, and never ends in an error', () => {
  const starts = [PNG, GIF, BMP_INFO, JPEG].map((text) => [...hex(text).subarray(0, 4)]);
  const bytes = fc.tuple(fc.constantFrom(...starts, []), fc.uint8Array({ maxLength: 60 }));
  fc.assert(
    fc.property(bytes, ([start, rest]) => {
      const head = readPictureHead(Uint8Array.from([...start, ...rest]));
      if (head) expect(Math.min(head.width, head.height)).toBeGreaterThan(0);
    }),
  );
});

test.each([
  [6_614, 4_961, true],
  [32_767, 1_000, true],
  [32_768, 1, false],
  [10_000, 10_000, false],
])('%d × %d is decoded: %s', (width, height, isBounded) => {
  expect(isSizeBounded({ width, height })).toBe(isBounded);
});
