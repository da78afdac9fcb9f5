import { expect, it } from 'vitest';
import type { Corners, Frame } from '../../decoder.ts';
import { withoutSymbols } from './cover.ts';

const GREY: Frame = { width: 40, height: 30, luma: new Uint8Array(1_200).fill(80) };
const STRIPED: Frame = { ...GREY, luma: GREY.luma.map((_, at) => (at % 2 === 0 ? 20 : 210)) };

const LOZENGE: Corners = [
  { x: 20, y: 5 },
  { x: 30, y: 15 },
  { x: 20, y: 25 },
  { x: 10, y: 15 },
];

it('leaves a picture as it is where nothing was read', () => {
  expect(withoutSymbols(GREY, [])).toBe(GREY);
});

it.each([
  ['clockwise', LOZENGE],
  ['in a mirror', LOZENGE.toReversed() as unknown as Corners],
])('makes what was read light, and nothing else: %s', (_, corners) => {
  const { luma } = withoutSymbols(STRIPED, [corners]);
  const changed = luma.reduce((sum, tone, at) => sum + (tone === STRIPED.luma[at] ? 0 : 1), 0);
  // Half of the 200 pixels of the lozenge were light before.
  expect(changed).toBeGreaterThan(85);
  expect(changed).toBeLessThan(115);
  expect(luma[15 * 40 + 20]).toBe(210);
  expect(luma[7 * 40 + 12]).toBe(20);
});

it('does not change the picture that it was given, and bears corners outside of it', () => {
  const before = STRIPED.luma.slice();
  const far = LOZENGE.map(({ x, y }) => ({ x: x + 15, y })) as unknown as Corners;
  expect(() => withoutSymbols(STRIPED, [far])).not.toThrow();
  expect(STRIPED.luma).toEqual(before);
});
