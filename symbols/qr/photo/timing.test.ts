import { expect, it } from 'vitest';
import { findFinders } from './finders.ts';
import { PLAIN, takePhotograph, type Scene } from './photograph.test-support.ts';
import { timingOf } from './timing.ts';
import { triplesOf, type Triple } from './triples.ts';

const SMALL: Scene = { ...PLAIN, width: 360, height: 360, middle: { x: 180, y: 180 } };
/** The upper timing pattern is covered, as far as it goes between the finder patterns. */
const COVERED: Scene = {
  ...SMALL,
  covers: [{ at: { x: 0.5, y: 0.2 }, across: 0.4, down: 0.1, tone: 130 }],
};

function tripleOf({ frame }: ReturnType<typeof takePhotograph>): Triple {
  return triplesOf(findFinders(frame, 2).slice(0, 3))[0]!;
}

it('sees both timing patterns of a symbol, seen from the side too', () => {
  for (const tilt of [
    [0, 0],
    [0.4, -0.3],
  ] as const) {
    const photograph = takePhotograph({ ...SMALL, tilt }, 5);
    const { known, both } = timingOf(photograph.frame, tripleOf(photograph));
    expect(both).toBeGreaterThan(0.8);
    expect(known).toBe(both);
  }
});

it('is known between the two patterns that were seen', () => {
  const photograph = takePhotograph(COVERED, 5);
  const triple = tripleOf(photograph);
  const lost = (which: keyof Triple): Triple => ({
    ...triple,
    [which]: { ...triple[which], isSeen: false },
  });
  const { frame } = photograph;
  const left = timingOf(frame, lost('topRight'));
  expect(left.known).toBeGreaterThan(0.8);
  expect(left.both).toBeLessThan(left.known - 0.2);
  const upper = timingOf(frame, lost('bottomLeft'));
  expect(upper.known).toBeLessThan(upper.both - 0.1);
  const along = timingOf(frame, lost('topLeft'));
  expect(along.known).toBe(along.both);
});

it('is 0 on an even ground', () => {
  const photograph = takePhotograph(SMALL, 5);
  const triple = tripleOf(photograph);
  const even = { ...photograph.frame, luma: photograph.frame.luma.slice().fill(150) };
  expect(timingOf(even, triple)).toEqual({ known: 0, both: 0 });
});
