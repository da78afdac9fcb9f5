import { expect, test } from 'vitest';
import type { Picture } from '../host.ts';
import { createSkiaHost } from '../skia.node.ts';
import { cutByMask, lightnessAsAlpha, maskable } from './mask.ts';

const host = await createSkiaHost();

function grey(width: number, height: number, values: readonly number[], alpha = 255) {
  const data = Uint8ClampedArray.from(values.flatMap((one) => [one, one, one, alpha]));
  return { width, height, data };
}

function alphas(data: Uint8ClampedArray): number[] {
  return [...data.filter((_, at) => at % 4 === 3)];
}

async function masked(picture: ReturnType<typeof grey>, mask: ReturnType<typeof grey>) {
  const sheet = maskable(host, (await host.fromPixels(picture))!)!;
  expect(await cutByMask(host, sheet, (await host.fromPixels(mask))!)).toBe(true);
  return host.toPixels(sheet)!.data;
}

test('white stays, black goes, the colours are as they were', async () => {
  const data = await masked(grey(2, 1, [10, 20]), grey(2, 1, [255, 0]));
  expect([...data]).toEqual([10, 10, 10, 255, 0, 0, 0, 0]);
});

test('what was half clear stays so, and a clear mask takes all away', async () => {
  expect(alphas(await masked(grey(1, 1, [9], 128), grey(1, 1, [255])))).toEqual([128]);
  expect(alphas(await masked(grey(1, 1, [9]), grey(1, 1, [255], 0)))).toEqual([0]);
});

test('a mask of another size is stretched', async () => {
  const data = await masked(grey(4, 2, new Array<number>(8).fill(7)), grey(2, 1, [255, 0]));
  expect(alphas(data)).toEqual([255, 255, 0, 0, 255, 255, 0, 0]);
});

test('colours count by how light they are', () => {
  const colours = Uint8ClampedArray.of(255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255);
  const { data } = lightnessAsAlpha({ width: 3, height: 1, data: colours });
  expect(alphas(data)).toEqual([76, 150, 29]);
});

test('a picture larger than any sheet is not cut', async () => {
  const source = (await host.fromPixels(grey(1, 1, [0])))!;
  expect(maskable(host, { ...source, width: 30_000, height: 1 })).toBeUndefined();
});

test('a picture of many pixels is cut smaller, all of it, band by band', async () => {
  const source = (await host.fromPixels(grey(2, 2, [9, 9, 9, 9])))!;
  const sheet = maskable(host, { ...source, width: 10_000, height: 6_400 })!;
  expect([sheet.width, sheet.height]).toEqual([5_000, 3_200]);
  const mask = (await host.fromPixels(grey(1, 4, [255, 0, 255, 0])))!;
  let most = 0;
  const watching = {
    ...host,
    toPixels(picture: Picture) {
      most = Math.max(most, picture.width * picture.height);
      return host.toPixels(picture);
    },
  };
  expect(await cutByMask(watching, sheet, mask)).toBe(true);
  expect(most).toBeLessThanOrEqual(1_048_576);
  const { data } = host.toPixels(sheet)!;
  const alphaAt = (y: number): number | undefined => data[(y * 5_000 + 2_500) * 4 + 3];
  expect([2, 799, 801, 1_599, 1_601, 2_399, 2_401, 3_197].map(alphaAt)).toEqual([
    ...[255, 255, 0, 0, 255, 255, 0, 0],
  ]);
});
