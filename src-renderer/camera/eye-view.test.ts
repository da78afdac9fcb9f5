import { expect, test } from 'vitest';
import type { Corners } from '../../symbols/decoder.ts';
import { DARK_EYE, polygonPoints, sameView, seenIn } from './eye-view.ts';

const CORNERS: Corners = [
  { x: 1, y: 2 },
  { x: 10.26, y: 2 },
  { x: 10, y: 12 },
  { x: 1, y: 12 },
];
const REPORT = {
  ...{ width: 640, height: 480, corners: [CORNERS], fresh: undefined, hint: 'closer' as const },
  ...{ burnt: 0, tookMs: 3 },
};

test('a frame changes what is seen, and nothing else', () => {
  const view = { ...DARK_EYE, state: 'seeing', torch: 'on', canChange: true } as const;
  expect(seenIn(view, REPORT)).toEqual({
    ...{ state: 'seeing', torch: 'on', canChange: true },
    ...{ width: 640, height: 480, corners: [CORNERS], hint: 'closer' },
  });
});

test('an empty frame after an empty one is not drawn anew; a code always is, since it moves', () => {
  const empty = seenIn(DARK_EYE, { ...REPORT, corners: [] });
  expect(sameView(empty, seenIn(empty, { ...REPORT, corners: [] }))).toBe(true);
  expect(sameView(empty, seenIn(empty, REPORT))).toBe(false);
  expect(sameView(seenIn(empty, REPORT), empty)).toBe(false);
  expect(sameView(empty, seenIn(empty, { ...REPORT, corners: [], hint: undefined }))).toBe(false);
  expect(sameView(empty, { ...empty, state: 'failed' })).toBe(false);
  const some = { ...empty, missing: { have: 1, of: 3 } };
  expect(sameView(empty, some)).toBe(false);
  expect(sameView(some, { ...empty, missing: { have: 2, of: 3 } })).toBe(false);
  expect(sameView(some, { ...empty, missing: { have: 1, of: 3 } })).toBe(true);
  expect(sameView(empty, { ...empty, torch: 'off' })).toBe(false);
});

test('corners are the points of a polygon', () => {
  expect(polygonPoints(CORNERS)).toBe('1.0,2.0 10.3,2.0 10.0,12.0 1.0,12.0');
});
