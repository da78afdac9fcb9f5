import { expect, it } from 'vitest';
import { createCanvas } from '@napi-rs/canvas';
import { seededRandom } from '../../bench/symbols/random.ts';
import { LEVEL_NAMES, makeCode } from './codes.ts';
import { DAMAGES, drawDamage } from './damage.ts';
import { drawCode, STANDARD, type Style } from './draw-code.ts';

it.each([1, 2, 7, 25, 40])('makes codes of version %i at every level', (version) => {
  for (const level of LEVEL_NAMES) {
    const { text, modules } = makeCode(version, level, seededRandom(version));
    expect(modules).toHaveLength(17 + 4 * version);
    expect(text.length).toBeGreaterThan(3);
  }
});

const { modules: CODE } = makeCode(2, 'H', seededRandom(1));
const SCALE = 10;

/** Grey at the middle of each module. */
function drawn(style: Partial<Style>): (column: number, row: number) => number {
  const side = CODE.length * SCALE;
  const context = createCanvas(side, side).getContext('2d');
  drawCode(context, CODE, { ...STANDARD, ...style }, SCALE);
  const { data } = context.getImageData(0, 0, side, side);
  return (column, row) => data[4 * ((row + 0.5) * SCALE * side + (column + 0.5) * SCALE)]!;
}

function agreement(at: (column: number, row: number) => number): number {
  let same = 0;
  for (const [row, line] of CODE.entries()) {
    for (const [column, isDark] of line.entries()) if (at(column, row) < 128 === isDark) same++;
  }
  return same / CODE.length ** 2;
}

it.each(['square', 'small', 'dots', 'rounded'] as const)('draws modules %s', (modules) => {
  expect(agreement(drawn({ modules }))).toBe(1);
});

it('draws light on dark, in a mirror, with round finder patterns and with a picture inside', () => {
  expect(agreement(drawn({ dark: 235, light: 20 }))).toBe(0);
  const mirrored = drawn({ isMirrored: true });
  expect(agreement((column, row) => mirrored(row, column))).toBe(1);
  expect(agreement(drawn({ finders: 'round' }))).toBeGreaterThan(0.97);
  expect(agreement(drawn({ logo: 0.3 }))).toBeLessThan(0.99);
});

it.each(DAMAGES)('damages some of a code and leaves most: %s', (damage) => {
  const side = 200;
  const context = createCanvas(side, side).getContext('2d');
  context.fillStyle = 'rgb(128,128,128)';
  context.fillRect(0, 0, side, side);
  drawDamage(context, damage, side, 0.6, seededRandom(3));
  const { data } = context.getImageData(0, 0, side, side);
  const changed = Array.from({ length: side * side }, (_, at) => data[4 * at] !== 128);
  const share = changed.filter(Boolean).length / changed.length;
  expect(share).toBeGreaterThan(0.005);
  expect(share).toBeLessThan(0.6);
});
