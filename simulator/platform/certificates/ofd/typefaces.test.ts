import { expect, test } from 'vitest';
import { openFont } from '../../../../documents/render/text/font/open-font.ts';
import { createTypefaces } from './typefaces.ts';

function typefaces(embedsSans: boolean) {
  let last = 0;
  return createTypefaces(embedsSans, () => (last += 1));
}

test('named alone, a face has a name, a number and widths, and no glyphs', () => {
  const faces = typefaces(false);
  const song = faces.get('song', false);
  expect(faces.get('song', false)).toBe(song);
  expect(faces.get('kai', false).id).toBe(2);
  expect(song.advance('证')).toBeCloseTo(1, 2);
  expect(song.advance('i')).toBeLessThan(song.advance('m'));
  expect(song.glyph('证')).toBeUndefined();
  expect(faces.written()).toEqual([
    { id: 1, name: '宋体', isBold: false, isSerif: true },
    { id: 2, name: '楷体', isBold: false, isSerif: false },
  ]);
});

test('embedded, it has the glyphs that were used, in a file of its own for bold', () => {
  const faces = typefaces(true);
  const glyphs = [...'证照证'].map((one) => faces.get('sans', true).glyph(one));
  expect(glyphs).toEqual([1, 2, 1]);
  faces.get('sans', false).glyph('证');
  const [bold, regular] = faces.written();
  expect([bold?.isBold, regular?.isBold]).toEqual([true, false]);
  expect(openFont(bold!.file!)?.glyphCount).toBe(3);
  expect(regular?.file).not.toEqual(bold?.file);
});
