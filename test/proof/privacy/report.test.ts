import { expect, test } from 'vitest';
import type { Place } from './places.ts';
import { foundText, problemsOf } from './report.ts';

const NAMES = [
  ...['heap of the page', 'heap of main', 'heap of the service', 'logs'],
  ...['database', 'profile folder', 'write-ahead log', 'shared memory of the log'],
];

function place(name: string, what?: string): Place {
  return { name, files: 1, bytes: 9, found: new Map(what === undefined ? [] : [[what, 2]]) };
}

const DURING = [place('heap of main', 'a masked name, json-escaped')];
const CLEAN = NAMES.map((name) => place(name));

test('nothing found, everything looked at', () => {
  expect(problemsOf({ during: DURING, after: CLEAN })).toEqual([]);
});

test.each(NAMES)('something left in %s is told', (name) => {
  const after = CLEAN.map((one) => (one.name === name ? place(name, 'a code') : one));
  expect(problemsOf({ during: DURING, after })).toEqual([`${name}: a code 2`]);
});

test.each(NAMES)('%s that was not looked at is told', (name) => {
  const after = CLEAN.filter((one) => one.name !== name);
  expect(problemsOf({ during: DURING, after })).toEqual([`${name}: was not looked at`]);
});

test('a heap in which an open session is not found proves nothing', () => {
  expect(problemsOf({ during: [place('heap of main', 'a code')], after: CLEAN })).toHaveLength(1);
  expect(problemsOf({ during: [], after: CLEAN })).toHaveLength(1);
});

test('memory that cannot be read is not called empty', () => {
  expect(foundText(undefined)).toBe('not allowed to look');
  expect(foundText(new Map())).toBe('nothing');
});
