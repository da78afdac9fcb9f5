import { PDFDocument } from '@cantoo/pdf-lib';
import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jpegSize } from './jpeg.ts';

function drawn(width: number, height: number): Uint8Array {
  return Uint8Array.from(createCanvas(width, height).toBuffer('image/jpeg', 80));
}
const PICTURE = drawn(31, 17);

describe('jpegSize', () => {
  test('reads the size of what a canvas makes', () => {
    expect(jpegSize(PICTURE)).toEqual({ width: 31, height: 17 });
    expect(jpegSize(drawn(620, 877))).toEqual({ width: 620, height: 877 });
  });

  test('takes nothing else', () => {
    const png = createCanvas(3, 3).toBuffer('image/png');
    expect(jpegSize(Uint8Array.from(png))).toBeUndefined();
    expect(jpegSize(new Uint8Array())).toBeUndefined();
    expect(jpegSize(Uint8Array.of(0xff, 0xd8, 0xff, 0xda, 0, 2))).toBeUndefined();
  });

  const SCAN = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0];
  const END = [0xff, 0xd9];
  const START = [0xff, 0xd8];
  const FRAME = [0xff, 0xc0, 0, 11, 8, 0, 9, 0, 7, 1, 1, 17, 0];
  const frame = (...bytes: number[]): Uint8Array =>
    Uint8Array.of(...START, 0xff, 0xc0, 0, 2 + bytes.length, ...bytes, ...SCAN, 0x5a, ...END);
  test.each([
    ['twelve bits a sample', [12, 0, 9, 0, 9, 3, 1, 17]],
    ['four components', [8, 0, 9, 0, 9, 4, 1, 17]],
    ['no height', [8, 0, 0, 0, 9, 3, 1, 17]],
    ['a side above 10 000 pixels', [8, 0x40, 0, 0, 9, 3, 1, 17]],
    ['a frame that is cut off', [8, 0, 9]],
  ])('refuses %s', (_what, bytes) => {
    expect(jpegSize(frame(...bytes))).toBeUndefined();
  });
  test('and reads the frame that these were made of', () => {
    expect(jpegSize(frame(8, 0, 9, 0, 7, 3, 1, 17))).toEqual({ width: 7, height: 9 });
  });

  test.each([
    ['a frame and no more', [...FRAME]],
    ['a progressive frame and no more', [0xff, 0xc2, ...FRAME.slice(2)]],
    ['a scan without data', [...FRAME, ...SCAN, ...END]],
    ['a scan that is cut off', [...FRAME, ...SCAN]],
    ['a scan before the frame', [...SCAN, 0x5a, ...FRAME, ...END]],
    ['two frames', [...FRAME, ...FRAME, ...SCAN, 0x5a, ...END]],
    ['tables of arithmetic coding', [0xff, 0xcc, 0, 3, 0, ...FRAME, ...SCAN, 0x5a, ...END]],
  ])('refuses %s', (_what, bytes) => {
    expect(jpegSize(Uint8Array.of(...START, ...bytes))).toBeUndefined();
  });

  test('never throws, and never goes in circles', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(fc.property(bytes, (each) => void jpegSize(each)));
    const begun = bytes.map((rest) => Uint8Array.of(0xff, 0xd8, 0xff, ...rest));
    fc.assert(fc.property(begun, (each) => void jpegSize(each)));
  });

  test('what it takes, a PDF takes', async () => {
    const spoiled = fc
      .array(fc.tuple(fc.nat(PICTURE.length - 1), fc.nat(255)), { maxLength: 6 })
      .map((changes) => {
        const bytes = Uint8Array.from(PICTURE);
        for (const [at, byte] of changes) bytes[at] = byte;
        return bytes;
      });
    await fc.assert(
      fc.asyncProperty(spoiled, async (bytes) => {
        const size = jpegSize(bytes);
        if (!size) return;
        const pdf = await PDFDocument.create();
        const { width, height } = await pdf.embedJpg(bytes);
        expect({ width, height }).toEqual(size);
      }),
      { numRuns: 300 },
    );
  });
});
