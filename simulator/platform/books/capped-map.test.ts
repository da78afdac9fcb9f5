import { expect, test } from 'vitest';
import { cappedMap } from './capped-map.ts';

test('the oldest entry goes when the cap is passed', () => {
  const map = cappedMap<number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.set('c', 3);
  expect([map.get('a'), map.get('b'), map.get('c'), map.size]).toEqual([undefined, 2, 3, 2]);
});

test('a key that is set again counts as new', () => {
  const map = cappedMap<number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.set('a', 3);
  map.set('c', 4);
  expect([map.get('a'), map.get('b')]).toEqual([3, undefined]);
});

test('a deleted key is gone', () => {
  const map = cappedMap<number>(2);
  map.set('a', 1);
  map.delete('a');
  expect([map.get('a'), map.size]).toEqual([undefined, 0]);
});
