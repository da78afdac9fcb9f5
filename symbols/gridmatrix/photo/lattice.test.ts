import { expect, test } from 'vitest';
import { ALL } from './activity.ts';
import { drawnSymbol } from './drawn.test-support.ts';
import { project } from './homography.ts';
import { findLattices } from './lattice.ts';
import { linkSaddles } from './links.ts';
import { createSaddleFinder } from './saddles.ts';

const { grey, cells } = drawnSymbol(4, 5);
const saddles = createSaddleFinder().find(grey, ALL, 500);
const links = linkSaddles(grey, saddles);

test('all inner corners hang together in one lattice, which fits them', () => {
  const [{ corners, map } = { corners: [], map: undefined }] = findLattices(saddles, links);
  expect(corners).toHaveLength((cells - 1) ** 2);
  for (const { u, v, x, y } of corners) {
    const there = project(map!, u, v);
    expect(Math.hypot(there.x - x, there.y - y)).toBeLessThan(0.5);
  }
});

test('a spot beyond the rim does not widen it', () => {
  const lattice = findLattices(saddles, links)[0]!;
  const right = Math.max(...lattice.corners.map(({ u }) => u));
  const rim = lattice.corners.find(({ u, v }) => u === right && v === 0)!;
  const index = saddles.findIndex(({ x, y }) => x === rim.x && y === rim.y);
  // The edge of it that leads nowhere is led to one more, as moiré may.
  const free = [0, 1, 2, 3].find((edge) => links[index * 4 + edge]! < 0)!;
  const spot = { ...saddles[index]!, x: rim.x + 30, y: rim.y };
  const more = Int32Array.from([...links, -1, -1, -1, -1]);
  more[index * 4 + free] = saddles.length * 4 + ((free + 3) & 3);
  more[saddles.length * 4 + ((free + 3) & 3)] = index * 4 + free;
  const widened = findLattices([...saddles, spot], more)[0]!;
  expect(widened.corners).toHaveLength(lattice.corners.length);
});

test('without links there is none', () => {
  expect(
    findLattices(
      saddles,
      links.map(() => -1),
    ),
  ).toEqual([]);
});
