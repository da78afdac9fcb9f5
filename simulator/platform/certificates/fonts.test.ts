import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { fontOf, parseFont, type Face } from './fonts.ts';

const FACES: readonly Face[] = ['sans', 'song', 'kai'];

test.each(FACES)('what is put together for %s can be taken apart', (face) => {
  expect(parseFont(fontOf(face, 20.5, true, '证'))).toEqual({ face, size: 20.5, isBold: true });
  expect(() => parseFont('20px serif')).toThrow('20px serif');
});

test('the faces draw differently, each a whole character wide', () => {
  const pictures = FACES.map((face) => {
    const canvas = createCanvas(40, 40);
    const pen = canvas.getContext('2d');
    pen.font = fontOf(face, 32, false, '澜');
    expect(pen.measureText('澜').width).toBeCloseTo(32, 0);
    pen.fillText('澜', 4, 32);
    return canvas.toBuffer('image/png').toString('base64');
  });
  expect(new Set(pictures).size).toBe(FACES.length);
});
