import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Frame } from '../../../symbols/decoder.ts';
import { changeBetween, COLUMNS, ROWS, sceneOf } from './scene.ts';

const WIDTH = 640;
const HEIGHT = 360;

function frame(valueAt: (x: number, y: number) => number, width = WIDTH, height = HEIGHT): Frame {
  const luma = new Uint8Array(width * height);
  for (let at = 0; at < luma.length; at++) luma[at] = valueAt(at % width, Math.floor(at / width));
  return { width, height, luma };
}

test('an even picture has one brightness everywhere', () => {
  const scene = sceneOf(frame(() => 90));
  expect(scene.means).toHaveLength(COLUMNS * ROWS);
  expect(new Set(scene.means)).toEqual(new Set([90]));
  expect(scene).toMatchObject({ bright: 90, burnt: 0 });
});

test('a lit phone in the dark is bright, glare is burnt out', () => {
  const phone = sceneOf(frame((x) => (x < WIDTH / 8 ? 200 : 10)));
  expect(phone).toMatchObject({ bright: 200, burnt: 0 });
  expect(sceneOf(frame((x) => (x < WIDTH / 4 ? 255 : 10))).burnt).toBeCloseTo(0.25, 1);
});

test('nothing changes by noise, a phone that comes into view does', () => {
  let seed = 1;
  const noise = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (seed >> 16) % 21;
  };
  const empty = sceneOf(frame(() => 80 + noise()));
  expect(changeBetween(empty, sceneOf(frame(() => 80 + noise())))).toBe(0);
  const phone = sceneOf(frame((x, y) => (x < 160 && y < 180 ? 200 : 80 + noise())));
  expect(changeBetween(empty, phone)).toBeCloseTo(0.125, 2);
  expect(changeBetween(undefined, phone)).toBe(1);
});

test('every size is looked at within its bounds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 70 }), (w, h) => {
      const scene = sceneOf(frame(() => 255, w, h));
      expect(scene.burnt).toBe(1);
      expect(scene.bright).toBe(255);
      expect(changeBetween(scene, scene)).toBe(0);
    }),
  );
});
