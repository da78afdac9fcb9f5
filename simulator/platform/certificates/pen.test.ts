import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { drawingToPdf, drawingToPng, type Drawing } from './pen.ts';

const drawing: Drawing = {
  width: 140,
  height: 99,
  draw(pen) {
    pen.fillStyle = '#ff0000';
    pen.fillRect(70, 0, 70, 99);
  },
};

test('a PNG has one pixel per unit', async () => {
  const image = await loadImage(Buffer.from(drawingToPng(drawing)));
  expect([image.width, image.height]).toEqual([140, 99]);
  const pen = createCanvas(140, 99).getContext('2d');
  pen.drawImage(image, 0, 0);
  expect([...pen.getImageData(69, 50, 1, 1).data]).toEqual([0, 0, 0, 0]);
  expect([...pen.getImageData(70, 50, 1, 1).data]).toEqual([255, 0, 0, 255]);
});

test('a PDF page is as long as A4 and carries its title but no date', () => {
  const pdf = Buffer.from(drawingToPdf(drawing, 'title')).toString('latin1');
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  expect([Number(width), Math.round(Number(height))]).toEqual([842, 595]);
  expect(pdf).toContain('/Title (title)');
  expect(pdf).not.toContain('Date');
});
