import { expect, test } from 'vitest';
import { runsOfPdf } from './pdf-text.ts';
import type { PdfText } from './pdf-text.ts';

/** A page of 600 points height: PDF counts from below. */
const VIEW = [1, 0, 0, -1, 0, 600];

function content(...items: PdfText['items']): PdfText {
  return { items, styles: { f: { ascent: 0.75 } } };
}

const line = { str: '营业执照', width: 80, height: 20, fontName: 'f' };

test('a line has its upper left corner and its height', () => {
  const [run] = runsOfPdf(content({ ...line, transform: [20, 0, 0, 20, 50, 500] }), VIEW);
  expect(run).toEqual({ text: '营业执照', x: 50, y: 85, width: 80, height: 20, angle: 0 });
});

test('a line that runs upwards is turned about its corner', () => {
  const [run] = runsOfPdf(content({ ...line, transform: [0, 20, -20, 0, 50, 500] }), VIEW);
  expect(run?.angle).toBeCloseTo(-90);
  expect(run?.x).toBeCloseTo(35);
  expect(run?.y).toBeCloseTo(100);
});

test('what is no text, empty or without size is left out', () => {
  expect(
    runsOfPdf(
      content(
        { type: 'beginMarkedContent' },
        { ...line, str: ' ', transform: [1, 0, 0, 1, 0, 0] },
        { ...line, transform: [0, 0, 0, 0, 0, 0] },
        { ...line, transform: ['x', 0, 0, 'y', 0, 0] },
      ),
      VIEW,
    ),
  ).toEqual([]);
});

test('a font that tells nothing of itself has a usual ascent', () => {
  const item = { ...line, fontName: 'unknown', transform: [10, 0, 0, 10, 0, 600] };
  expect(runsOfPdf(content(item), VIEW)[0]?.y).toBeCloseTo(-8);
});
