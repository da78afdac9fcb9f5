import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { createRandom } from '../../simulator/devices/random.ts';
import { CONDITIONS } from '../../test/symbols/gridmatrix-pictures/conditions.ts';
import {
  loadPhotograph,
  photographsOf,
} from '../../test/symbols/gridmatrix-pictures/photographs.ts';
import { shots, take } from '../../test/symbols/gridmatrix-pictures/set.ts';
import type { Corners, DecodeRequest, Frame } from '../decoder.ts';
import { createGridMatrixDecoder } from './grid-matrix-decoder.ts';
import { drawnSymbol } from './photo/drawn.test-support.ts';

const decoder = createGridMatrixDecoder(() => performance.now());
const ALL: DecodeRequest = { symbologies: ['grid-matrix'], budgetMs: 10_000, atMost: 10 };
const ONE: DecodeRequest = { ...ALL, atMost: 1 };
const TEXT = 'GB/T 27766-2011 网格矩阵码';

afterEach(() => decoder.dispose());

function frameOf(version: number, pixelsPerModule: number): Frame {
  const { width, height, pixels } = drawnSymbol(version, pixelsPerModule).grey;
  return { width, height, luma: pixels };
}

/** `frame` read out of another place for each of its pixels. */
function moved({ width, height, luma }: Frame, from: (x: number, y: number) => number): Frame {
  const result = luma.map((_, at) => luma[from(at % width, Math.floor(at / width))]!);
  return { width, height, luma: result };
}

function farthest(corners: Corners, expected: Corners): number {
  return Math.max(
    ...corners.map(({ x, y }, at) => Math.hypot(x - expected[at]!.x, y - expected[at]!.y)),
  );
}

describe('pictures of a camera, one of each condition', () => {
  const all = shots(1);
  test.each(
    CONDITIONS.map((condition, at) => {
      const version = [2, 7, 5, 4, 6, 9, 3, 8, 1][at]!;
      return all.find(
        (shot) =>
          shot.condition === condition && shot.version === version && shot.level > 1 + (at % 4),
      )!;
    }),
  )('$condition, version $version', (shot) => {
    const { frame, text, corners } = take(shot);
    const [found, ...more] = decoder.decode(frame, ONE);
    expect(found?.text).toBe(text);
    expect(more).toEqual([]);
    expect(found?.symbology).toBe('grid-matrix');
    expect(found?.aim).toMatch(/^\]g[01]$/);
    expect(farthest(found!.corners, corners)).toBeLessThan(1);
    expect(found?.quality).toBeGreaterThan(0);
  });
});

test('the largest symbol at four pixels a module', () => {
  expect(decoder.decode(frameOf(13, 4), ONE)[0]?.text).toBe(TEXT);
});

test('a symbol in a mirror', () => {
  const frame = frameOf(3, 6);
  const { width } = frame;
  const [found] = decoder.decode(
    moved(frame, (x, y) => y * width + width - 1 - x),
    ONE,
  );
  expect(found?.text).toBe(TEXT);
  const [topLeft, topRight] = found!.corners;
  expect(topLeft.x).toBeGreaterThan(topRight.x);
});

test('several symbols of different sizes in one picture, each once', () => {
  const large = frameOf(3, 14);
  const small = frameOf(2, 4);
  const width = large.width + small.width;
  const luma = new Uint8Array(width * large.height).fill(220);
  for (const [frame, left] of [
    [large, 0],
    [small, large.width],
  ] as const) {
    for (let row = 0; row < frame.height; row++) {
      luma.set(frame.luma.subarray(row * frame.width, (row + 1) * frame.width), row * width + left);
    }
  }
  const frame = { width, height: large.height, luma };
  const found = decoder.decode(frame, ALL);
  expect(found.map(({ text }) => text)).toEqual([TEXT, TEXT]);
  expect(decoder.decode(frame, ONE)).toHaveLength(1);
});

test('what was not asked for is not read', () => {
  expect(decoder.decode(frameOf(2, 6), { ...ONE, symbologies: ['qr'] })).toEqual([]);
  expect(decoder.decode(frameOf(2, 6), { ...ONE, atMost: 0 })).toEqual([]);
});

test('the time that it may take ends the search', () => {
  let clock = 0;
  const slow = createGridMatrixDecoder(() => (clock += 10));
  const frame = frameOf(9, 4);
  expect(slow.decode(frame, { ...ONE, budgetMs: 15 })).toEqual([]);
  expect(slow.decode(frame, { ...ONE, budgetMs: 1_000 })).toHaveLength(1);
  expect(slow.decode(frame, { ...ONE, budgetMs: NaN })).toEqual([]);
});

test('nothing of a frame is in the next', () => {
  const frame = frameOf(4, 6);
  const first = decoder.decode(frame, ONE);
  const empty = { ...frame, luma: new Uint8Array(frame.luma.length).fill(128) };
  expect(decoder.decode(empty, ALL)).toEqual([]);
  expect(decoder.decode(frame, ONE)).toEqual(first);
});

test('frames of anything: no symbol, no exception', () => {
  const side = fc.integer({ min: 0, max: 260 });
  fc.assert(
    fc.property(
      side,
      side,
      fc.integer(),
      fc.integer({ min: 1, max: 9 }),
      (width, height, seed, grain) => {
        const random = createRandom(seed);
        const shades = Array.from({ length: 2_000 }, () => random.below(2) * 255);
        const luma = Uint8Array.from({ length: width * height }, (_, at) => {
          const column = Math.floor((at % width) / grain);
          const row = Math.floor(at / width / grain);
          return shades[(column * 31 + row * 67 + ((column * row) % 97)) % 2_000]!;
        });
        expect(decoder.decode({ width, height, luma }, { ...ALL, budgetMs: 200 })).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

test('a frame with fewer bytes than pixels is none', () => {
  expect(decoder.decode({ width: 640, height: 480, luma: new Uint8Array(640) }, ALL)).toEqual([]);
});

const photographs = ['falsepositives-1', 'qrcode-1'].flatMap(photographsOf);

test.skipIf(photographs.length === 0)(
  'photographs of other things and of QR codes hold none',
  { timeout: 30_000 },
  async () => {
    for (const file of photographs) {
      expect(decoder.decode(await loadPhotograph(file), ALL), file).toEqual([]);
    }
  },
);
