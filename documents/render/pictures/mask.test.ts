import { expect, test } from 'vitest';
import { createSkiaHost } from '../skia.node.ts';
import { lightnessAsAlpha, maskPicture } from './mask.ts';

const host = await createSkiaHost();

function grey(width: number, height: number, values: readonly number[], alpha = 255) {
  const data = Uint8ClampedArray.from(values.flatMap((one) => [one, one, one, alpha]));
  return { width, height, data };
}

function alphas(data: Uint8ClampedArray): number[] {
  return [...data.filter((_, at) => at % 4 === 3)];
}

async function masked(picture: ReturnType<typeof grey>, mask: ReturnType<typeof grey>) {
  const cut = await maskPicture(
    host,
    (await host.fromPixels(picture))!,
    (await host.fromPixels(mask))!,
  );
  return host.toPixels(cut!)!.data;
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
  const long = { ...source, width: 30_000, height: 1 };
  expect(await maskPicture(host, long, source)).toBeUndefined();
});
