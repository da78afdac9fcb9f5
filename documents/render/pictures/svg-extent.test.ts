import { expect, test } from 'vitest';
import { extentOf, extentOfLetter } from './svg-extent.ts';

const BASE = { fontSize: 10, side: 100 };

test.each<[string, Record<string, string>, number, number]>([
  ['rect', { width: '5', height: '50%' }, 5, 50],
  ['rect', { width: '5' }, 5, 0],
  ['circle', { r: '3' }, 6, 6],
  ['ellipse', { rx: '3', ry: '1cm' }, 75.59, 75.59],
  ['line', { x1: '3', x2: '-4', y2: '5' }, 7, 5],
  ['line', { x1: '100%', x2: '50' }, 150, 0],
  ['path', { d: 'M1 1l2 3' }, 2, 3],
  ['polygon', { points: '1,1 3,4 1-1 7' }, 2, 5],
  ['polyline', {}, 0, 0],
  ['image', { width: '5', height: '6' }, 5, 6],
  ['image', { width: '5' }, Infinity, Infinity],
])('%s %j', (name, attributes, width, height) => {
  const element = { name, attributes: new Map(Object.entries(attributes)) };
  const extent = extentOf({ ...element, style: new Map(), text: '', children: [] }, BASE);
  expect(extent?.width).toBeCloseTo(width, 2);
  expect(extent?.height).toBeCloseTo(height, 2);
});

test('a group is no shape, a letter is as large as its font', () => {
  const group = { name: 'g', attributes: new Map(), style: new Map(), text: '', children: [] };
  expect(extentOf(group, BASE)).toBeUndefined();
  expect(extentOfLetter(BASE)).toEqual({ width: 10, height: 15, length: 150 });
});
