import { expect, test } from 'vitest';
import { ALL } from './activity.ts';
import { drawnSymbol } from './drawn.test-support.ts';
import { project } from './homography.ts';
import { linkSaddles } from './links.ts';
import { createSaddleFinder } from './saddles.ts';

const SIDE = 30;
const { grey, map, cells } = drawnSymbol(3, SIDE / 6);
const saddles = createSaddleFinder().find(grey, ALL, 500);
const links = linkSaddles(grey, saddles);
/** Column and row of the corner of macromodules that a saddle is, if it is one. */
const cornerOf = (index: number): readonly [number, number] | undefined => {
  const { x, y } = saddles[index]!;
  const corner = [Math.round((x - map.c) / SIDE), Math.round((y - map.f) / SIDE)] as const;
  const there = project(map, ...corner);
  return Math.hypot(there.x - x, there.y - y) < 1 ? corner : undefined;
};

test('corners of macromodules lead to the next corners, and back', () => {
  let count = 0;
  saddles.forEach((_, index) => {
    const own = cornerOf(index);
    if (!own) return;
    for (let edge = 0; edge < 4; edge++) {
      const link = links[index * 4 + edge]!;
      if (link < 0) continue;
      count++;
      expect(links[link]).toBe(index * 4 + edge);
      const other = cornerOf(link >> 2)!;
      expect(Math.abs(other[0] - own[0]) + Math.abs(other[1] - own[1])).toBe(1);
    }
  });
  // All sides between the inner corners, both ways.
  const inner = cells - 1;
  expect(count).toBe(2 * 2 * inner * (inner - 1));
});

test('dark and light have to lie on the sides that the corners say', () => {
  const turned = saddles.map((saddle) => ({ ...saddle, light: saddle.light + Math.PI / 2 }));
  expect(linkSaddles(grey, turned).every((link) => link < 0)).toBe(true);
});

test('nothing leads to a corner at which dark and light are the other way round', () => {
  saddles.forEach((saddle, index) => {
    const one = saddles.with(index, { ...saddle, light: saddle.light + Math.PI / 2 });
    const others = linkSaddles(grey, one).filter((link) => link >= 0 && link >> 2 === index);
    expect(others).toHaveLength(0);
  });
});
