import { expect, test } from 'vitest';
import { readSlices, slicesFor } from './song-slices.ts';

const slices = readSlices();

test('every character of a certificate has a slice', () => {
  expect(slices.length).toBeGreaterThan(90);
  for (const character of '澜溪市自然资源和规划局不动产权证书0123abc') {
    const [at = -1] = slicesFor(character, slices);
    const code = character.codePointAt(0)!;
    const { ranges } = slices[at]!;
    expect(ranges.some(([from, to]) => from <= code && code <= to)).toBe(true);
  }
});

test('a text names each slice once, and none for what no slice has', () => {
  const text = '市市市11';
  expect(slicesFor(text, slices)).toHaveLength(2);
  expect(slicesFor('\u{10fffd}', slices)).toEqual([]);
});
