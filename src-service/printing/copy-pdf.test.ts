import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { copyPdf, type DrawnPage } from './copy-pdf.ts';
import { PAPERS } from './paper.ts';

function page(width: number, height: number): DrawnPage {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#c00';
  pen.fillRect(0, 0, width / 2, height);
  return { jpeg: Uint8Array.from(canvas.toBuffer('image/jpeg', 90)), width, height };
}

test('every page stands on a sheet of its own, in its place and colours', async () => {
  const pdf = await copyPdf([page(400, 560), page(560, 400), page(1_190, 1_684)], PAPERS.A4);
  const text = Buffer.from(pdf).toString('latin1');
  const task = getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false });
  const document = await task.promise;
  expect(document.numPages).toBe(3);
  const sizes = [];
  for (let number = 1; number <= 3; number++) {
    const { width, height } = (await document.getPage(number)).getViewport({ scale: 1 });
    sizes.push([Math.round(width), Math.round(height)]);
  }
  expect(sizes).toEqual([
    [595, 842],
    [842, 595],
    [595, 842],
  ]);
  const first = await document.getPage(1);
  const viewport = first.getViewport({ scale: 1 });
  const canvas = createCanvas(595, 842);
  await first.render({ canvas: canvas as never, viewport }).promise;
  const pen = canvas.getContext('2d');
  const at = (x: number, y: number): number[] => [...pen.getImageData(x, y, 1, 1).data.slice(0, 3)];
  // The page, 400 by 560 points, stands in the middle: its left half is red.
  expect(at(150, 400)[0]).toBeGreaterThan(190);
  expect(at(150, 400)[1]).toBeLessThan(20);
  expect(at(450, 400)).toEqual([255, 255, 255]);
  expect(at(90, 400)).toEqual([255, 255, 255]);
  await task.destroy();
  // Nobody reads out of it when, by what and under which title it was made.
  expect(text).not.toMatch(/CreationDate|Producer|Title|pdf-lib/);
});
