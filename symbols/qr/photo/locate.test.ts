import { expect, it } from 'vitest';
import { guessTriples } from './guess.ts';
import { locateQr, triplesIn } from './locate.ts';
import { PLAIN, seeded, takePhotograph } from './photograph.test-support.ts';
import { timingOf } from './timing.ts';

const { frame, size } = takePhotograph({ ...PLAIN, angle: 0.3, tilt: [0.2, 0.1] }, 5);
const { finders, seen } = locateQr(frame);

it('puts the three patterns of a symbol first, and their triple', () => {
  const [triple] = seen;
  expect(new Set(finders.slice(0, 3))).toEqual(new Set(Object.values(triple!)));
  const { topLeft, topRight, bottomLeft } = triple!;
  expect(topRight.x).toBeGreaterThan(topLeft.x);
  expect(bottomLeft.y).toBeGreaterThan(topLeft.y);
  expect(timingOf(frame, triple!).both).toBeGreaterThan(0.8);
});

it('supposes each of them from the two others', () => {
  for (const lost of finders.slice(0, 3)) {
    const others = finders.slice(0, 3).filter((one) => one !== lost);
    const away = guessTriples(frame, others).map((triple) => {
      const { topLeft, topRight, bottomLeft } = triple;
      const supposed = [topLeft, topRight, bottomLeft].find(({ isSeen }) => !isSeen)!;
      return Math.hypot(supposed.x - lost.x, supposed.y - lost.y) / lost.module;
    });
    expect(Math.min(...away)).toBeLessThan(size * 0.1);
  }
});

it('supposes nothing without timing patterns', () => {
  const even = { ...frame, luma: frame.luma.slice().fill(128) };
  expect(guessTriples(even, finders.slice(0, 2))).toEqual([]);
});

it('finds small patterns only where it is told to look for them', () => {
  const small = takePhotograph({ ...PLAIN, module: 2 }, 5).frame;
  expect([...triplesIn(locateQr(small))]).toEqual([]);
  expect([...triplesIn(locateQr(small, true))].length).toBeGreaterThan(0);
});

it('sees nothing in noise', () => {
  const random = seeded(8);
  const luma = new Uint8Array(640 * 480).map(() => 60 + random() * 140);
  expect([...triplesIn(locateQr({ width: 640, height: 480, luma }, true))]).toEqual([]);
});
