import { expect, test } from 'vitest';
import type { GraphicUnit } from '../ofd/model/page-object.ts';
import { clipToBoundary, lineSlack, textSlack } from './boundary.ts';
import { createRecordingCanvas } from './recording-canvas.test-support.ts';

const OBJECT: GraphicUnit = {
  boundary: { x: 5, y: 5, w: 10, h: 20 },
  visible: true,
  alpha: 255,
  clips: [],
};

function cut(
  object: GraphicUnit,
  slack: number,
  reach?: { x: number; y: number; w: number; h: number },
) {
  const { context, calls } = createRecordingCanvas();
  clipToBoundary(context, object, { slack, ...(reach && { reach }) });
  return calls;
}

test('an object is cut off at its boundary and what belongs to it', () => {
  expect(cut(OBJECT, 1)).toEqual(['beginPath', 'rect -1 -1 12 22', 'clip']);
});

test('what lies within needs no cut, behind its matrix', () => {
  const reach = { x: 0, y: 0, w: 10, h: 20 };
  expect(cut(OBJECT, 0, reach)).toEqual([]);
  expect(cut({ ...OBJECT, ctm: [2, 0, 0, 1, 0, 0] }, 0, reach)).toHaveLength(3);
});

test('an empty boundary cuts nothing', () => {
  expect(cut({ ...OBJECT, boundary: { x: 1, y: 1, w: 0, h: 0 } }, 0)).toEqual([]);
});

test('lines and letters reach out as far as their matrix makes them', () => {
  expect(lineSlack(2, {})).toBe(1);
  expect(lineSlack(2, { ctm: [0, 3, 1, 0, 0, 0] })).toBe(3);
  expect(textSlack({ size: 4, hScale: 0.5, ctm: [1, 0, 0, 2, 0, 0] })).toBe(8);
});
