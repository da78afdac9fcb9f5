import { expect, test } from 'vitest';
import type { PictureCode } from '../../camera/thread/reading-calls.ts';
import { afterReading, codeOfKey, pictureIn } from './picture-step.ts';

const CORNER = { x: 0, y: 0 };
const CODE: PictureCode = {
  ...{ text: 'A1', bytes: Uint8Array.of(0x41), aim: ']Q1', symbology: 'qr' },
  corners: [CORNER, CORNER, CORNER, CORNER],
  isDoubtful: false,
};
const DOUBTFUL = { ...CODE, isDoubtful: true };
const report = (...codes: readonly PictureCode[]) => ({ width: 3, height: 2, codes });

test('one code is taken, of several the clerk chooses, none is said', () => {
  expect(afterReading(report(CODE))).toMatchObject({ at: 'chosen', index: 0 });
  expect(afterReading(report(CODE, CODE))).toEqual({ at: 'several', report: report(CODE, CODE) });
  expect(afterReading(report(DOUBTFUL, CODE))).toMatchObject({ at: 'several' });
  expect(afterReading(report())).toEqual({ at: 'problem', what: 'none' });
  expect(afterReading('too-slow')).toEqual({ at: 'problem', what: 'too-slow' });
  expect(afterReading('too-large')).toEqual({ at: 'problem', what: 'too-large' });
});

test('a doubtful code is not taken before the clerk has said so', () => {
  expect(afterReading(report(DOUBTFUL))).toEqual({ at: 'doubtful', report: report(DOUBTFUL) });
});

test('a picture among what was dropped', () => {
  const text = new File(['a'], 'a.txt', { type: 'text/plain' });
  const png = new File(['a'], 'a.png', { type: 'image/png' });
  expect(pictureIn([text, png])).toBe(png);
  expect(pictureIn([text])).toBeUndefined();
  expect(pictureIn(null)).toBeUndefined();
});

test('digits choose what there is', () => {
  expect([codeOfKey('1', 2), codeOfKey('2', 2)]).toEqual([0, 1]);
  for (const key of ['0', '3', 'a', 'Enter', '12', ' ']) expect(codeOfKey(key, 2)).toBeUndefined();
});
