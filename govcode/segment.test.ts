import { expect, test } from 'vitest';
import { segmentRange, segmentSchema } from './segment.ts';

const segment = (more: object) =>
  segmentSchema.parse({ name: 'token', charset: '0-9', length: 3, ...more });

test.each([
  [{ length: 3 }, { min: 3, max: 3 }],
  [{ length: { min: 2, max: 5 } }, { min: 2, max: 5 }],
  [{ length: { from: 'count', max: 9 } }, { min: 0, max: 9 }],
  [
    { length: 3, optional: true },
    { min: 3, max: 3 },
  ],
])('%j holds %j characters', (more, range) => {
  expect(segmentRange(segment(more))).toEqual(range);
});

test.each([
  [{ name: 'to ken' }],
  [{ length: 0 }],
  [{ length: 401 }],
  [{ length: { min: 1 } }],
  [{ delimiter: '' }],
  [{ delimiter: ' ' }],
  [{ pattern: '.*' }],
  [{ oneOf: [] }],
  [{ codeTable: [] }],
  [{ codeTable: [{ prefix: '1' }] }],
  [{ codeTable: [{ prefix: '1', table: 'region', oneOf: ['1'] }] }],
  [{ innerCheck: { algorithm: 'luhn', length: 18, ofLength: 21 } }],
  [{ offset: 3 }],
])('%j is no segment', (more) => {
  expect(segmentSchema.safeParse({ ...segment({}), ...more }).success).toBe(false);
});
