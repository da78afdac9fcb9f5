import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Frame } from '../../decoder.ts';
import { crop, regionAround } from './crop.ts';
import { meanAround } from './mean.ts';
import { enlarge, halve } from './scale.ts';
import { bend, blackAndWhite, sharpen, soften } from './tone.ts';
import { turnByHalfRight } from './turn.ts';

const frameOf = (width: number, luma: number[]): Frame => ({
  width,
  height: luma.length / width,
  luma: Uint8Array.from(luma),
});
const STEP = frameOf(4, [10, 10, 90, 90, 10, 10, 90, 90]);

it('cuts out', () => {
  const part = crop(STEP, { left: 1, top: 1, width: 2, height: 1 });
  expect(part).toEqual(frameOf(2, [10, 90]));
});

it('stays within the frame round points that leave it', () => {
  const points = [
    { x: -5, y: 1 },
    { x: 9, y: 1.5 },
  ];
  expect(regionAround(points, 0.5, STEP)).toEqual({ left: 0, top: 0, width: 4, height: 2 });
  expect(regionAround([{ x: 40, y: 40 }], 0, STEP)).toMatchObject({ width: 1, height: 1 });
});

it('takes the mean of a square as it is, for any picture', () => {
  const pictures = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.nat(6))
    .chain(([width, height, reach]) =>
      fc.tuple(
        fc.constant(reach),
        fc
          .uint8Array({ minLength: width * height, maxLength: width * height })
          .map((luma) => ({ width, height, luma })),
      ),
    );
  fc.assert(
    fc.property(pictures, ([reach, frame]) => {
      const means = meanAround(frame, reach);
      means.forEach((mean, at) => {
        const [cx, cy] = [at % frame.width, Math.floor(at / frame.width)];
        let [sum, count] = [0, 0];
        frame.luma.forEach((tone, other) => {
          const [x, y] = [other % frame.width, Math.floor(other / frame.width)];
          if (Math.max(Math.abs(x - cx), Math.abs(y - cy)) > reach) return;
          [sum, count] = [sum + tone, count + 1];
        });
        expect(mean).toBe(Math.floor(sum / count));
      });
    }),
  );
});

it('halves any picture alike, in words of four pixels or by each', () => {
  const pictures = fc
    .tuple(fc.integer({ min: 2, max: 25 }), fc.integer({ min: 2, max: 5 }), fc.nat(3))
    .chain(([width, height, offset]) =>
      fc
        .uint8Array({ minLength: width * height + offset, maxLength: width * height + offset })
        .map((bytes) => ({ width, height, luma: bytes.subarray(offset) })),
    );
  fc.assert(
    fc.property(pictures, ({ width, height, luma }) => {
      const half = halve({ width, height, luma });
      expect(half).toMatchObject({ width: width >> 1, height: height >> 1 });
      half.luma.forEach((tone, at) => {
        const from = 2 * Math.floor(at / half.width) * width + 2 * (at % half.width);
        const sum = luma[from]! + luma[from + 1]! + luma[from + width]! + luma[from + width + 1]!;
        expect(tone).toBe((sum + 2) >> 2);
      });
    }),
  );
});

it('halves by the mean of four, and drops an odd edge', () => {
  expect(halve(STEP)).toEqual(frameOf(2, [10, 90]));
  expect(halve(frameOf(3, [4, 8, 1, 0, 0, 1]))).toEqual(frameOf(1, [3]));
});

it('enlarges with straight lines between', () => {
  expect([...enlarge(frameOf(2, [0, 100]), 2).luma]).toEqual([0, 25, 75, 100, 0, 25, 75, 100]);
});

it('makes two tones by what is round about', () => {
  expect([...blackAndWhite(STEP, 2).luma]).toEqual([0, 0, 255, 255, 0, 0, 255, 255]);
});

it('softens and sharpens an edge', () => {
  expect([...soften(STEP, 1).luma].slice(0, 4)).toEqual([10, 36, 63, 90]);
  expect([...sharpen(STEP, 1, 1).luma].slice(0, 4)).toEqual([10, 0, 117, 90]);
  expect([...sharpen(STEP, 1, 20).luma].slice(0, 4)).toEqual([10, 0, 255, 90]);
});

it('draws tones apart', () => {
  expect([...bend(frameOf(3, [0, 128, 255]), 2).luma]).toEqual([0, 64, 255]);
});

it('turns by half a right angle, and tells the way back', () => {
  const { frame, back } = turnByHalfRight(
    frameOf(
      20,
      Array.from({ length: 400 }, (_, at) => (at % 20 < 10 ? 0 : 255)),
    ),
  );
  const middle = frame.width / 2;
  expect(back({ x: middle, y: middle })).toEqual({ x: 10, y: 10 });
  const place = back({ x: middle + 5, y: middle - 2 });
  expect(Math.hypot(place.x - 10, place.y - 10)).toBeCloseTo(Math.hypot(5, 2));
  const tone = frame.luma[Math.floor(middle - 2) * frame.width + Math.floor(middle + 5)];
  expect(tone).toBe(
    back({ x: Math.floor(middle + 5) + 0.5, y: Math.floor(middle - 2) + 0.5 }).x < 10 ? 0 : 255,
  );
});
