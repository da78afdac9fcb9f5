import { expect, test } from 'vitest';
import { maskPixels } from './mask.ts';

function grey(width: number, height: number, values: readonly number[], alpha = 255) {
  const data = Uint8ClampedArray.from(values.flatMap((one) => [one, one, one, alpha]));
  return { width, height, data };
}

function alphas(data: Uint8ClampedArray): number[] {
  return [...data.filter((_, at) => at % 4 === 3)];
}

test('white stays, black goes, the colours are as they were', () => {
  const picture = grey(2, 1, [10, 20]);
  const masked = maskPixels(picture, grey(2, 1, [255, 0]));
  expect([...masked.data]).toEqual([10, 10, 10, 255, 20, 20, 20, 0]);
  expect(alphas(picture.data)).toEqual([255, 255]);
});

test('what was half clear stays so, and a clear mask takes all away', () => {
  expect(alphas(maskPixels(grey(1, 1, [9], 128), grey(1, 1, [255])).data)).toEqual([128]);
  expect(alphas(maskPixels(grey(1, 1, [9]), grey(1, 1, [255], 0)).data)).toEqual([0]);
});

test('a mask of another size is stretched', () => {
  const masked = maskPixels(grey(4, 2, new Array<number>(8).fill(7)), grey(2, 1, [255, 0]));
  expect(alphas(masked.data)).toEqual([255, 255, 0, 0, 255, 255, 0, 0]);
});
