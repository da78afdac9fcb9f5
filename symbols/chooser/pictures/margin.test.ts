import { expect, it } from 'vitest';
import { lightToneOf, withMargin } from './margin.ts';

const DARK = { width: 36, height: 24, luma: new Uint8Array(36 * 24).fill(40) };

it('takes a tone that is light in this picture', () => {
  expect(lightToneOf(DARK)).toBe(40);
  const luma = Uint8Array.from({ length: 20_000 }, (_, at) => (at % 5 === 0 ? 180 : 90));
  expect(lightToneOf({ width: 200, height: 100, luma })).toBe(180);
});

it('lays a light margin round the picture and finds the way back', () => {
  const { frame, back } = withMargin(DARK);
  expect(frame).toMatchObject({ width: 40, height: 28 });
  expect(frame.luma).toHaveLength(40 * 28);
  const marked = { ...DARK, luma: DARK.luma.slice() };
  marked.luma[5 * 36 + 7] = 99;
  expect(withMargin(marked).frame.luma[(5 + 2) * 40 + 7 + 2]).toBe(99);
  expect(back({ x: 7 + 2, y: 5 + 2 })).toEqual({ x: 7, y: 5 });
});
