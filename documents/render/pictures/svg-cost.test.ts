import { expect, test } from 'vitest';
import { isCheap } from './svg-cost.ts';
import type { KeptElement } from './svg-effects.ts';

function node(
  name: string,
  attributes: Record<string, string> = {},
  children: readonly KeptElement[] = [],
  text = '',
): KeptElement {
  return { name, attributes: Object.entries(attributes), children, text };
}
const many = (count: number, one: KeptElement): KeptElement[] =>
  Array<KeptElement>(count).fill(one);
const drawing = (...children: KeptElement[]): boolean => isCheap(node('svg', {}, children), 1_000);

const use = (id: string): KeptElement => node('use', { href: `#${id}` });
const path = (length: number): KeptElement => node('path', { d: '0'.repeat(length) });
const circle = (r: number) => node('circle', { r: String(r), 'stroke-dasharray': '2' });

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
  ['data', (count) => [path(count)], 524_288],
  ['data of lines', (count) => [node('g', { stroke: 'red' }, [path(count)])], 65_536],
  [
    'data of one name',
    (count) => [
      node('g', { id: 'a' }, [path(count)]),
      node('g', { id: 'a' }, [path(count)]),
      use('a'),
    ],
    131_072,
  ],
  ['dashes', (count) => many(count, circle(2_000)), 142],
  [
    'dashes from outside',
    (count) => [node('g', { 'stroke-dasharray': '2' }, many(count, node('path', { d: 'M2e3.5' })))],
    142,
  ],
])('%s: so many and no more', (_, make, most) => {
  expect(drawing(...make(most))).toBe(true);
  expect(drawing(...make(most + 1))).toBe(false);
});

test('what uses itself has no end', () => {
  expect(drawing(node('g', { id: 'a', mask: 'url(#a)' }))).toBe(false);
  expect(drawing(use('none'))).toBe(true);
});
