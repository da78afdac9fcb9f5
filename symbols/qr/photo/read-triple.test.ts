import { describe, expect, it } from 'vitest';
import type { Frame } from '../../decoder.ts';
import { drawQrFrame, placeIn, type DrawnQr } from '../../zxing/read-symbols.test-support.ts';
import { findFinders } from './finders.ts';
import { readTriple, type ReadTriple } from './read-triple.ts';
import { triplesOf } from './triples.ts';

const SCALE = 5;

function scene(drawn: DrawnQr): Frame {
  return placeIn({ width: 640, height: 480 }, [{ small: drawn.frame, left: 100, top: 60 }]);
}

function read(frame: Frame): ReadTriple | undefined {
  const [triple] = triplesOf(findFinders(frame, 2));
  return triple && readTriple(frame, triple);
}

/** One pixel for each dark module of a picture of whole pixels, to compare symbols by. */
function modulesIn(frame: Frame, scale: number): string {
  const rows = [];
  for (let y = scale >> 1; y < frame.height; y += scale) {
    let row = '';
    for (let x = scale >> 1; x < frame.width; x += scale) {
      row += (frame.luma[y * frame.width + x] ?? 0) < 128 ? '#' : '.';
    }
    rows.push(row);
  }
  return rows.join('\n');
}

describe.each([20, 100, 180])('a symbol of %i characters', (length) => {
  const text = 'y'.repeat(length);
  const drawn = drawQrFrame(text, { scale: SCALE });

  it('is drawn anew as it was', () => {
    const found = read(scene(drawn))!;
    expect(modulesIn(found.picture, 1)).toBe(modulesIn(drawn.frame, SCALE));
    expect(found.quality).toBe(1);
  });

  it('is read light on dark', () => {
    const dark = drawQrFrame(text, { scale: SCALE, isInverted: true });
    expect(modulesIn(read(scene(dark))!.picture, 1)).toBe(modulesIn(drawn.frame, SCALE));
  });

  it('lies where it is drawn', () => {
    const found = read(scene(drawn))!;
    for (const [index, corner] of found.corners.entries()) {
      const { x, y } = drawn.corners[index]!;
      expect(Math.hypot(corner.x - x - 100, corner.y - y - 60)).toBeLessThan(SCALE);
    }
  });

  it('is read under a bright spot', () => {
    const frame = scene(drawn);
    const [cx, cy] = [100 + drawn.frame.width * 0.55, 60 + drawn.frame.height * 0.55];
    const radius = drawn.frame.width * 0.09;
    frame.luma.forEach((_, at) => {
      const [x, y] = [at % frame.width, Math.floor(at / frame.width)];
      if (Math.hypot(x - cx, y - cy) < radius) frame.luma[at] = 255;
    });
    const found = read(frame)!;
    expect(modulesIn(found.picture, 1)).toBe(modulesIn(drawn.frame, SCALE));
    expect(found.quality).toBeLessThan(1);
  });
});

it('gives nothing for three finder patterns without a symbol between them', () => {
  const { frame } = drawQrFrame('z'.repeat(100), { scale: SCALE });
  const side = frame.width / SCALE;
  frame.luma.forEach((_, at) => {
    const column = Math.floor((at % frame.width) / SCALE) - 4;
    const row = Math.floor(at / frame.width / SCALE) - 4;
    const far = side - 8 - 8;
    const isFinder =
      (column < 8 && row < 8) || (column >= far && row < 8) || (column < 8 && row >= far);
    if (!isFinder) frame.luma[at] = (at * 7919) % 251 > 125 ? 230 : 25;
  });
  const small = { frame, corners: drawQrFrame('').corners };
  expect(read(scene(small))).toBeUndefined();
});

it('finds the finder patterns where they are', () => {
  const frame = scene(drawQrFrame('where', { scale: SCALE }));
  const middles = findFinders(frame, 2)
    .slice(0, 3)
    .map(({ x, y }) => [(x - 100) / SCALE, (y - 60) / SCALE].join());
  expect(middles.sort()).toEqual(['21.5,7.5', '7.5,21.5', '7.5,7.5']);
});

it('finds none in stripes, noise or nothing', () => {
  const stripes = { width: 300, height: 200, luma: new Uint8Array(60_000) };
  stripes.luma.forEach((_, at) => (stripes.luma[at] = (at % 300) % 12 < 6 ? 20 : 220));
  expect(triplesOf(findFinders(stripes, 2))).toEqual([]);
  const nothing = { width: 300, height: 200, luma: new Uint8Array(60_000).fill(77) };
  expect(findFinders(nothing, 2)).toEqual([]);
});

it('is given up between any two steps', () => {
  const damaged = scene(drawQrFrame('y'.repeat(100), { scale: SCALE }));
  // Its middle gone: every way of laying the grid is tried in vain.
  for (let y = 140; y < 200; y++) {
    damaged.luma.fill(y % 11 < 5 ? 0 : 255, y * damaged.width + 130, y * damaged.width + 300);
  }
  const [triple] = triplesOf(findFinders(damaged, 2));
  const asked = (times: number): number => {
    let count = 0;
    readTriple(damaged, triple!, () => ++count >= times);
    return count;
  };
  const all = asked(Infinity);
  expect(all).toBeGreaterThan(10);
  // At most the step that is under way and the one that ends it are still gone through.
  for (const times of [1, 5, all - 5]) expect(asked(times)).toBeLessThanOrEqual(times + 6);
});
