import { expect, test } from 'vitest';
import type { Font } from '../../ofd/model/resources.ts';
import { standInFor } from './stand-in.ts';

const PLAIN = { weight: 400, italic: false };
const font = (fontName: string, more: Partial<Font> = {}): Font => ({
  ...{ fontName, serif: false, bold: false, italic: false, fixedWidth: false },
  ...more,
});
const family = (name: string, character: string, more: Partial<Font> = {}): string =>
  standInFor(font(name, more), character, PLAIN).face.family;

test.each([
  ['宋体', 'song'],
  ['SimSun', 'song'],
  ['NSimSun', 'song'],
  ['新宋体', 'song'],
  ['方正小标宋简体', 'song'],
  ['方正小标宋_GBK', 'song'],
  ['FZXBSJW--GB1-0', 'song'],
  ['华文中宋', 'song'],
  ['STSong', 'song'],
  ['仿宋', 'fang-song'],
  ['仿宋_GB2312', 'fang-song'],
  ['FangSong', 'fang-song'],
  ['方正仿宋_GBK', 'fang-song'],
  ['华文仿宋', 'fang-song'],
  ['楷体', 'kai'],
  ['楷体_GB2312', 'kai'],
  ['KaiTi', 'kai'],
  ['STKaiti', 'kai'],
  ['黑体', 'hei'],
  ['SimHei', 'hei'],
  ['微软雅黑', 'hei'],
  ['Microsoft YaHei UI', 'hei'],
  ['微软雅黑,Bold', 'hei'],
  ['华文细黑', 'hei'],
  ['方正公文黑体', 'hei'],
  ['等线', 'hei'],
])('%s is %s, whatever the character', (name, expected) => {
  expect([family(name, '证'), family(name, 'A')]).toEqual([expected, expected]);
});

test.each([
  ['Times New Roman', 'serif', 'song'],
  ['TimesNewRomanPS-BoldMT', 'serif', 'song'],
  ['Arial', 'sans', 'hei'],
  ['Helvetica', 'sans', 'hei'],
  ['Calibri', 'sans', 'hei'],
  ['MS Sans Serif', 'sans', 'hei'],
  ['Courier New', 'mono', 'song'],
  ['DejaVu Sans Mono', 'mono', 'song'],
  ['E-BZ', 'sans', 'song'],
])('%s is %s, and %s for ideographs', (name, latin, ideographs) => {
  expect([family(name, 'A'), family(name, '证')]).toEqual([latin, ideographs]);
});

test('a name that says nothing leaves it to the rest of the font', () => {
  expect(family('F1', 'A', { serif: true })).toBe('serif');
  expect(family('F1', 'A', { fixedWidth: true })).toBe('mono');
  expect(family('F1', 'A', { charset: 'PRC' })).toBe('song');
  expect(family('某体', 'A')).toBe('song');
  expect(family('F1', 'A', { familyName: '楷体' })).toBe('kai');
  expect(standInFor(undefined, 'A', PLAIN).face.family).toBe('song');
});

test('weight and slant', () => {
  const face = (one: Font, weight: number, italic: boolean): unknown =>
    standInFor(one, 'A', { weight, italic });
  expect(face(font('Arial'), 700, true)).toEqual({
    face: { family: 'sans', weight: 700, italic: false },
    isSlanted: true,
  });
  expect(face(font('宋体', { bold: true }), 400, false)).toMatchObject({
    face: { weight: 700 },
    isSlanted: false,
  });
  expect(face(font('Arial-BoldItalicMT'), 0, false)).toMatchObject({
    face: { weight: 700 },
    isSlanted: true,
  });
  expect(face(font('宋体'), 500, false)).toMatchObject({ face: { weight: 400 } });
});
