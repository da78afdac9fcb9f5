import { expect, it } from 'vitest';
import type { Frame } from '../decoder.ts';
import { drawQrFrame, placeIn } from '../zxing/read-symbols.test-support.ts';
import { halve } from './pictures/scale.ts';
import { searchQr, type Search } from './places.ts';

const WHOLE = { width: 640, height: 480 };
const SCOPE = { isThorough: false, isForAll: false, isOver: () => false };
const search = (frame: Frame): Search => searchQr(frame, { frame: halve(frame), factor: 2 }, SCOPE);

it('finds where a symbol is, and how large its modules are', () => {
  const { frame: small } = drawQrFrame('a symbol', { scale: 5 });
  const { places } = search(placeIn(WHOLE, [{ small, left: 200, top: 120 }]));
  expect(places).toHaveLength(1);
  const { region, module } = places[0]!;
  expect(module).toBeCloseTo(5, 0);
  // The symbol without its margin.
  expect(region.left).toBeLessThanOrEqual(220);
  expect(region.top).toBeLessThanOrEqual(140);
  expect(region.left + region.width).toBeGreaterThanOrEqual(200 + small.width - 20);
  expect(region.top + region.height).toBeGreaterThanOrEqual(120 + small.height - 20);
});

it('finds one that is light on dark', () => {
  const { frame: small } = drawQrFrame('dark mode', { scale: 5, isInverted: true });
  const [triple] = search(placeIn(WHOLE, [{ small, left: 200, top: 120 }])).triples;
  expect(triple?.topLeft.isInverted).toBe(true);
});

it('finds several', () => {
  const { frame: small } = drawQrFrame('twice', { scale: 5 });
  const both = [
    { small, left: 10, top: 20 },
    { small, left: 350, top: 220 },
  ];
  const lefts = search(placeIn(WHOLE, both)).places.map(({ region }) => region.left);
  expect(Math.min(...lefts)).toBeLessThan(60);
  expect(Math.max(...lefts)).toBeGreaterThan(280);
});

it('promises nothing of an even ground, or of a picture of one pixel', () => {
  const even: Frame = { ...WHOLE, luma: new Uint8Array(640 * 480).fill(120) };
  const { triples, ...others } = search(even);
  expect(others).toEqual({ places: [], isPromising: false });
  expect([...triples]).toEqual([]);
  const dot: Frame = { width: 1, height: 1, luma: Uint8Array.of(3) };
  expect(search(dot).isPromising).toBe(false);
});
