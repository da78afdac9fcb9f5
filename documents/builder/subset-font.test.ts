import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { openFont } from '../render/text/font/open-font.ts';
import { createSubset } from './subset-font.ts';

const { resolve } = createRequire(import.meta.url);
const FILE = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';
const bytes = new Uint8Array(readFileSync(resolve(FILE)));
const whole = openFont(bytes)!;

/** Latin letters with marks are put together of two glyphs. */
const TEXT = '电子证照 Aé9ǖ㎡';

test('glyphs look and advance as in the whole font', () => {
  const subset = createSubset(bytes);
  const glyphs = [...TEXT].map((character) => subset.glyph(character));
  const cut = openFont(subset.encode())!;
  expect(cut.unitsPerEm).toBe(whole.unitsPerEm);
  [...TEXT].forEach((character, at) => {
    const glyph = whole.glyphOf(character.codePointAt(0)!);
    expect(glyph).toBeGreaterThan(0);
    expect(cut.outline(glyphs[at]!)).toEqual(whole.outline(glyph));
    expect(cut.advance(glyphs[at]!)).toBe(whole.advance(glyph));
  });
});

test('it is small, each glyph is in it once, and what is missing is glyph 0', () => {
  const subset = createSubset(bytes);
  expect(subset.glyph('证')).toBe(subset.glyph('证'));
  expect(subset.glyph('\u{10fffd}')).toBe(0);
  const file = subset.encode();
  expect(file.length).toBeLessThan(3_000);
  expect(openFont(file)?.glyphCount).toBe(2);
});

test('what is no such font is refused', () => {
  expect(() => createSubset(Uint8Array.of(1, 2, 3))).toThrow('glyf');
});
