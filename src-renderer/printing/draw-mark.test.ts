import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import type { Canvas2D } from '../../documents/render/canvas.ts';
import { drawMark, footHeight } from './draw-mark.ts';

const require = createRequire(import.meta.url);
const FONT = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';
GlobalFonts.registerFromPath(require.resolve(FONT), 'Noto Sans SC');

const MARK = {
  tile: '仅供办理“不动产抵押登记”使用',
  foot: ['用途：不动产抵押登记', '机构：云岭省政务服务中心', '有效期至：2026-12-22'],
};

function marked(width: number, page: number, mark = MARK, ground = '#ffffff') {
  const height = page + footHeight({ width, height: page }, mark);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  drawMark(context as unknown as Canvas2D, { width, height: page }, mark);
  const { data } = context.getImageData(0, 0, width, height);
  /** Share of pixels of a part that are not of the ground's colour, and the darkest of them. */
  function ink(x: number, y: number, w: number, h: number) {
    let count = 0;
    let darkest = 255;
    for (let row = y; row < y + h; row++) {
      for (let column = x; column < x + w; column++) {
        const red = data[(row * width + column) * 4] ?? 255;
        if (red < 250) count++;
        darkest = Math.min(darkest, red);
      }
    }
    return { share: count / (w * h), darkest };
  }
  return { ink };
}

test.each([
  ['upright', 840, 1_188],
  ['wide', 1_188, 840],
])('no part of an %s page is without a mark', (_form, width, height) => {
  const { ink } = marked(width, height);
  const side = 210;
  for (let y = 0; y + side <= height; y += side / 2) {
    for (let x = 0; x + side <= width; x += side / 2) {
      expect(ink(x, y, side, side).share, `${x} ${y}`).toBeGreaterThan(0.005);
    }
  }
});

test('what is below the tiles can still be read', () => {
  const { ink } = marked(840, 1_188);
  const { darkest, share } = ink(0, 0, 840, 1_000);
  expect(darkest).toBeGreaterThan(150);
  expect(share).toBeLessThan(0.2);
});

test('the foot is dark, below the page, and above whatever is there', () => {
  const strip = footHeight({ width: 840, height: 1_188 }, MARK);
  expect(strip).toBeGreaterThan(50);
  const white = marked(840, 1_188);
  expect(white.ink(0, 1_188, 840, strip).darkest).toBeLessThan(60);
  // Nothing of the page itself is hidden by it.
  expect(white.ink(0, 1_100, 840, 88).darkest).toBeGreaterThan(150);
  // A light ground below the words, even on a black page.
  const dark = marked(840, 1_188, MARK, '#202020');
  expect(dark.ink(0, 1_188 + strip - 4, 840, 4).darkest).toBeGreaterThan(180);
});

test('a long line is set smaller instead of being cut off', () => {
  const long = { ...MARK, foot: ['长'.repeat(160)] };
  const { ink } = marked(840, 1_188, long);
  expect(ink(815, 1_188, 25, 30).darkest).toBeGreaterThan(200);
  expect(ink(600, 1_188, 150, 30).darkest).toBeLessThan(120);
});
