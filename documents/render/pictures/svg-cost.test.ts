import { expect, test } from 'vitest';
import { isCheap } from './svg-cost.ts';
import type { KeptElement } from './svg-element.ts';

function node(
  name: string,
  attributes: Record<string, string> = {},
  children: readonly KeptElement[] = [],
  text = '',
): KeptElement {
  const kept = new Map(Object.entries(attributes));
  return { name, attributes: kept, style: new Map(), children, text };
}
const many = (count: number, one: KeptElement): KeptElement[] =>
  Array<KeptElement>(count).fill(one);
const drawing = (...children: KeptElement[]): boolean =>
  isCheap(node('svg', { viewBox: '0 0 1000 1000', width: '1600' }, children), 1_000);

const use = (id: string): KeptElement => node('use', { href: `#${id}` });
const path = (data: string): KeptElement => node('path', { d: `M0 0${data}` });
const lines = (data: string) => node('path', { d: `M0 0${data}`, fill: 'none', stroke: 'red' });
/** Without the move that each begins with. */
const long = (length: number): KeptElement => path('z'.repeat(length - 4));
const full = (more: Record<string, string> = {}): KeptElement =>
  node('rect', { width: '1000', height: '1000', ...more });
const WIDE_LINE = { fill: 'none', stroke: 'red', 'stroke-width': '1000' };
const SMALL = node('rect', { width: '2', height: '2' });
const STRETCHED = { transform: 'scale(500)' };
const STYLE = new Map([['transform', 'matrix(0 500 500 0 0 0)']]);
const ZOOMED = { viewBox: '0 0 2 2' };
const EM_TEXT = node('text', { 'font-size': '2em' }, [], '甲');
const circle = (r: number) =>
  node('circle', { r: String(r), 'stroke-dasharray': '2', fill: 'none' });

test.each<[string, (count: number) => KeptElement[], number]>([
  ['shapes', (count) => many(count, node('rect')), 2_000],
  [
    'shapes used',
    (count) => [node('g', { id: 'a' }, many(49, node('rect'))), ...many(count, use('a'))],
    39,
  ],
  ['gradients', (count) => [node('g', { fill: 'url(#g)' }, many(count, node('rect')))], 100],
  ['letters', (count) => [node('text', {}, [], '甲'.repeat(count))], 2_000],
  ['pictures', (count) => many(count, node('image')), 10],
  ['layers', (count) => many(count, node('g', { opacity: '0.9' })), 50],
  [
    'layers used',
    (count) => [node('g', { id: 'a', opacity: '0.9' }), ...many(count, use('a'))],
    49,
  ],
  [
    'shapes of masks',
    (count) => [
      node('mask', { id: 'm' }, many(count, node('rect'))),
      ...many(9, node('g', { mask: 'url(#m)' })),
    ],
    200,
  ],
  ['data', (count) => [long(count)], 524_288],
  ['data of lines', (count) => [node('g', { stroke: 'red' }, [long(count)])], 65_536],
  ['dashes', (count) => many(count, circle(2_000)), 7],
  [
    'dashes from outside',
    (count) => [node('g', { 'stroke-dasharray': '2', fill: 'none' }, many(count, circle(2_000)))],
    7,
  ],
  ['sheets', (count) => many(count, full()), 200],
  ['sheets that are larger than the view', (count) => many(count, full({ width: '2000' })), 141],
  [
    'sheets with a line',
    (count) => many(count, full({ stroke: 'red', 'stroke-width': '400' })),
    66,
  ],
  ['sheets that are lines', (count) => many(count, full(WIDE_LINE)), 99],
  ['sheets of gradients', (count) => many(count, full({ fill: 'url(#g)' })), 10],
  ['shapes that are stretched', (count) => many(count, node('g', STRETCHED, [SMALL])), 200],
  ['shapes that are stretched by a style', (count) => many(count, { ...SMALL, style: STYLE }), 200],
  ['shapes in a view of their own', (count) => many(count, node('svg', ZOOMED, [SMALL])), 200],
  [
    'shapes used in a view of their own',
    (count) => [
      node('symbol', { ...ZOOMED, id: 's', width: '1', height: '1' }, [SMALL]),
      ...many(count, node('use', { href: '#s', width: '1000' })),
    ],
    199,
  ],
  ['large letters', (count) => [node('text', { 'font-size': '1000' }, [], '甲'.repeat(count))], 66],
  [
    'letters whose size is told outside',
    (count) => [node('g', { 'font-size': '500' }, many(count, EM_TEXT))],
    66,
  ],
  ['pictures without a size', (count) => many(count, node('image', { width: '9' })), 10],
  ['outlines that cross', (count) => [path('H1000H0'.repeat(count))], 500],
  ['lines that cross', (count) => [lines('H1000H0'.repeat(count))], 250],
  [
    'outlines that cut',
    (count) => [node('clipPath', { fill: 'none' }, [path('H1000H0'.repeat(count))])],
    100,
  ],
  ['colours of a gradient', (count) => [node('linearGradient', {}, many(count, node('stop')))], 64],
])('%s: so many and no more', (_, make, most) => {
  expect(drawing(...make(most))).toBe(true);
  expect(drawing(...make(most + 1))).toBe(false);
});

test('what is a part of a box that is not known has no end', () => {
  const cut = (units: string) => node('mask', { maskContentUnits: units }, [SMALL]);
  expect(drawing(cut('userSpaceOnUse'))).toBe(true);
  expect(drawing(cut('objectBoundingBox'))).toBe(false);
});

test('an outline that is none is not drawn', () => {
  expect(drawing(path('L'))).toBe(false);
});

test('many links to one of many are looked at once', { timeout: 2_000 }, () => {
  const uses = Array.from({ length: 9 }, (_, at) => node('g', { id: `u${at}` }, many(9, use('a'))));
  const group = node('g', { id: 'a' }, many(20_000, node('g')));
  expect(drawing(group, ...uses)).toBe(false);
  const twice = new Map([['mask', 'url(#a)']]);
  expect(drawing(group, { ...node('g', { mask: 'url(#a)' }), style: twice })).toBe(true);
});

test('what uses itself has no end', () => {
  expect(drawing(node('g', { id: 'a', mask: 'url(#a)' }))).toBe(false);
  expect(drawing(use('none'))).toBe(true);
});
