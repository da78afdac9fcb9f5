import { expect, test } from 'vitest';
import { pathBox, pathLength } from './path-box.ts';
import { parsePathData } from './path-data.ts';
import { createRecordingCanvas } from './recording-canvas.test-support.ts';
import { tracePath } from './trace-path.ts';

const { steps } = parsePathData('M 1 2 L 4 6 Q 5 5 4 2 B 0 0 9 9 4 6 C');

test('the box holds all points, and that of nothing is empty', () => {
  expect(pathBox(steps)).toEqual({ x: 0, y: 0, w: 9, h: 9 });
  expect(pathBox([])).toEqual({ x: 0, y: 0, w: 0, h: 0 });
});

test('the length is that along all points and back to the start', () => {
  expect(pathLength(parsePathData('M 0 0 L 3 4 L 3 0 C').steps)).toBe(12);
  expect(pathLength(parsePathData('M 0 0 L 3 4 M 9 9 L 9 10').steps)).toBe(6);
});

test('every step is one call of a canvas', () => {
  const { context, calls } = createRecordingCanvas();
  tracePath(context, steps);
  expect(calls).toEqual([
    'moveTo 1 2',
    'lineTo 4 6',
    'quadraticCurveTo 5 5 4 2',
    'bezierCurveTo 0 0 9 9 4 6',
    'closePath',
  ]);
});
