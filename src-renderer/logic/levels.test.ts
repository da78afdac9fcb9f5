import { expect, test } from 'vitest';
import { shownLevel } from './levels.ts';

test.each([1, 2, 3, 4, 5])('level %d is shown', (level) => {
  expect(shownLevel({ realNameLevel: level })).toBe(level);
});

test.each([0, 6, -1, 1.5, Number.NaN])('%d is nothing to show', (level) => {
  expect(shownLevel({ realNameLevel: level })).toBeUndefined();
});

test('level 3 with a clerk’s comparison is written 4M', () => {
  expect(shownLevel({ realNameLevel: 3, levelName: '4M' })).toBe('4M');
});
