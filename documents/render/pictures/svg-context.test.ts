import { expect, test } from 'vitest';
import { type Context, contextWithin, firstContext } from './svg-context.ts';
import type { KeptElement } from './svg-element.ts';

function node(name: string, attributes: Record<string, string>, style = {}): KeptElement {
  const maps = { attributes: new Map(Object.entries(attributes)) };
  return { name, ...maps, style: new Map(Object.entries(style)), text: '', children: [] };
}
const FIRST = firstContext(100);

test.each<[string, Record<string, string>, Record<string, string>, Partial<Context>]>([
  ['nothing', {}, {}, {}],
  [
    'the larger of two widths',
    { 'stroke-width': '2' },
    { 'stroke-width': '3' },
    { strokeWidth: 3 },
  ],
  [
    'a width in its own letters',
    { 'stroke-width': '2em', 'font-size': '5' },
    {},
    { strokeWidth: 10, fontSize: 5 },
  ],
  ['no fill', { fill: 'none' }, { fill: 'none' }, { isFilled: false }],
  ['a fill by style', { fill: 'none' }, { fill: 'red' }, {}],
  ['a line', {}, { stroke: 'red' }, { isStroked: true }],
  ['no line', { stroke: 'none' }, {}, {}],
  ['a gradient', { stroke: 'url(#g)' }, {}, { isStroked: true, isShaded: true }],
  ['the smallest dash', { 'stroke-dasharray': '5 3' }, { 'stroke-dasharray': '4' }, { dash: 3 }],
  ['no dash', { 'stroke-dasharray': 'none' }, {}, {}],
  ['a transform', { transform: 'scale(2)' }, { transform: 'scale(3)' }, { stretch: 3 }],
])('%s', (_, attributes, style, expected) => {
  const context = contextWithin(node('g', attributes, style), FIRST);
  expect(context).toEqual({ ...FIRST, ...expected });
});

test('what is above goes on below', () => {
  const above = { ...FIRST, stretch: 2, strokeWidth: 7, isFilled: false, isStroked: true, dash: 1 };
  expect(contextWithin(node('g', { stroke: 'none', 'stroke-dasharray': '9' }), above)).toEqual(
    above,
  );
  expect(contextWithin(node('g', { transform: 'scale(2)' }), above).stretch).toBe(4);
  expect(contextWithin(node('clipPath', {}), above).isClip).toBe(true);
});

test('a view within has units of its own, stretched to its size', () => {
  const view = { viewBox: '0 0 5 10' };
  expect(contextWithin(node('svg', view), FIRST)).toMatchObject({ side: 10, stretch: 20 });
  const sized = node('symbol', { ...view, width: '10', height: '10' });
  // One that draws it again may make it larger; without a size it is as large as what it is in.
  expect(contextWithin(sized, FIRST, node('use', { width: '900' })).stretch).toBe(180);
  expect(contextWithin(node('svg', { viewBox: '0 0 0 0' }), FIRST)).toEqual(FIRST);
  expect(contextWithin(node('g', view), FIRST)).toEqual(FIRST);
});
