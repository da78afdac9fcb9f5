import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut, join, lengthRange } from './layout.ts';
import { segmentSchema } from './segment.ts';

function layout(lead: string, ...segments: object[]) {
  const whole = segments.map((one, index) =>
    segmentSchema.parse({ name: 'abcdefg'[index], charset: '0-9A-Z', length: 1, ...one }),
  );
  return { lead, segments: whole };
}
const fixed = layout('', { length: 2 }, { length: { min: 1, max: 4 } }, { length: 1 });
const delimited = layout(
  'X.',
  { length: { min: 1, max: 3 }, delimiter: '.' },
  { length: { min: 2, max: 3 }, delimiter: '::', optional: true },
  { length: 2 },
);
const counted = layout('', { charset: '0-9' }, { length: { from: 'a', max: 9 } }, { length: 1 });
const tail = layout('', { length: 2 }, { length: 3, optional: true });

describe('a code is cut', () => {
  test.each([
    [fixed, 'AABC', { a: 'AA', b: 'B', c: 'C' }],
    [fixed, 'AABBBBC', { a: 'AA', b: 'BBBB', c: 'C' }],
    [delimited, 'X.A.BB::CC', { a: 'A', b: 'BB', c: 'CC' }],
    [delimited, 'X.AAA.::CC', { a: 'AAA', c: 'CC' }],
    [counted, '0C', { a: '0', b: '', c: 'C' }],
    [counted, '3BBBC', { a: '3', b: 'BBB', c: 'C' }],
    [tail, 'AA', { a: 'AA' }],
    [tail, 'AABBB', { a: 'AA', b: 'BBB' }],
  ])('%#', (how, text, values) => {
    expect(cut(text, how)).toEqual({ ok: true, value: values });
    expect(join(values, how)).toBe(text);
  });

  test.each([
    [fixed, 'AAC', 'b: length'],
    [fixed, 'A', 'a: length'],
    [fixed, 'AABBBBBC', 'b: length'],
    [delimited, 'Y.A.BB::CC', 'lead'],
    [delimited, 'X.A', 'a: no end'],
    [delimited, 'X..B::CC', 'a: length'],
    [delimited, 'X.AAAA.B::CC', 'a: length'],
    [delimited, 'X.A.B::CC', 'b: length'],
    [delimited, 'X.A.BBBB::CC', 'b: length'],
    [delimited, 'X.A.BB:CC', 'b: no end'],
    [delimited, 'X.A.BB::C', 'c: length'],
    [delimited, 'X.A.BB::CCC', 'length'],
    [counted, '9BBBC', 'b: length'],
    [counted, 'XBBBC', 'b: no end'],
    [counted, '1BBC', 'length'],
    [tail, 'AAB', 'b: length'],
    [tail, 'AABBBB', 'length'],
  ])('%# is refused: %s', (how, text, why) => {
    expect(cut(text, how)).toEqual({ ok: false, error: why });
  });
});

test('the range of lengths counts lead and delimiters', () => {
  expect([fixed, delimited, counted, tail].map(lengthRange)).toEqual([
    { min: 4, max: 7 },
    { min: 8, max: 13 },
    { min: 2, max: 11 },
    { min: 2, max: 5 },
  ]);
});

test('whatever can be cut joins to the same text', () => {
  const text = fc.string({ unit: fc.constantFrom(...'AX.:0123'), maxLength: 14 });
  const start = fc.constantFrom('', 'X.', '2');
  fc.assert(
    fc.property(
      start,
      text,
      fc.constantFrom(fixed, delimited, counted, tail),
      (head, rest, how) => {
        const parts = cut(head + rest, how);
        if (parts.ok) expect(join(parts.value, how)).toBe(head + rest);
      },
    ),
    { numRuns: 3_000 },
  );
});
