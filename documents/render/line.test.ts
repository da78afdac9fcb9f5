import { expect, test } from 'vitest';
import { styleOf } from './draw-style.ts';
import { setLine } from './line.ts';
import { createRecordingCanvas } from './recording-canvas.test-support.ts';
import { createResourceLookup } from './resource-lookup.ts';

function calls(
  object: Parameters<typeof styleOf>[0],
  scale: number,
  length = 10,
): readonly string[] {
  const { context, calls: told } = createRecordingCanvas();
  const matrix = [scale, 0, 0, scale, 0, 0] as const;
  const place = {
    matrix,
    page: matrix,
    width: 1,
    height: 1,
    depth: 0,
    resources: createResourceLookup(),
  };
  setLine(
    styleOf(object, undefined, () => undefined),
    { context, ...place },
    length,
  );
  return told;
}

test('everything of a line is set', () => {
  const object = {
    ...{ lineWidth: 2, cap: 'Round', join: 'Bevel', miterLimit: 4 },
    ...{ dashPattern: [3, 1], dashOffset: 2 },
  } as const;
  expect(calls(object, 4)).toEqual([
    'lineWidth = 2',
    'lineCap = round',
    'lineJoin = bevel',
    'miterLimit = 4',
    'lineDashOffset = 2',
    'setLineDash [3 1]',
  ]);
});

test('no line is thinner than a pixel', () => {
  expect(calls({ lineWidth: 0 }, 4)[0]).toBe('lineWidth = 0.25');
  expect(calls({ lineWidth: 0.1 }, 4)[0]).toBe('lineWidth = 0.25');
  expect(calls({ lineWidth: 0.1 }, 40)[0]).toBe('lineWidth = 0.1');
});

test('dashes that nobody could see, or too many of them, are a line', () => {
  const dashed = { dashPattern: [0.01, 0.01] };
  expect(calls(dashed, 4).at(-1)).toBe('setLineDash []');
  expect(calls(dashed, 40).at(-1)).toBe('setLineDash [0.01 0.01]');
  expect(calls(dashed, 40, 1e6).at(-1)).toBe('setLineDash []');
});
