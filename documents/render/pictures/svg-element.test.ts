import { expect, test } from 'vitest';
import { type KeptElement, usedBy, valuesOf } from './svg-element.ts';

const USE: KeptElement = {
  ...{ name: 'use', text: '', children: [] },
  attributes: new Map([
    ['href', '#a'],
    ['fill', 'red'],
  ]),
  style: new Map([['fill', 'blue']]),
};

test('attribute and style both say something', () => {
  expect(valuesOf(USE, 'fill')).toEqual(['red', 'blue']);
  expect(valuesOf(USE, 'stroke')).toEqual([]);
});

test('only a use draws another again', () => {
  expect(usedBy(USE)).toBe('a');
  expect(usedBy({ ...USE, name: 'textPath' })).toBeUndefined();
});
