import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTime, timeFormatSchema, writeTime } from './time-format.ts';

const AT = Date.UTC(2026, 6, 1, 1, 2, 3);

test.each([
  ['unix-s', '1782867723', AT],
  ['unix-ms', '1782867723456', AT + 456],
  ['yyyyMMddHHmmss', '20260701090203', AT],
  ['base36-s', 'THH1JF', AT],
  ['base36-min', 'HOVTQ', Date.UTC(2026, 6, 1, 1, 2)],
] as const)('%s: %s is a moment', (format, text, at) => {
  expect(readTime(text, format)).toBe(at);
  expect(writeTime(at, format, text.length)).toBe(text);
});

test.each([
  ['unix-s', ''],
  ['unix-s', '-1782867723'],
  ['unix-s', '178286772A'],
  ['unix-s', '999999999999'],
  ['unix-ms', '9999999999999999'],
  ['yyyyMMddHHmmss', '20260230000000'],
  ['yyyyMMddHHmmss', '20261301000000'],
  ['yyyyMMddHHmmss', '20260701240000'],
  ['yyyyMMddHHmmss', '20260701096003'],
  ['yyyyMMddHHmmss', '00000000000000'],
  ['yyyyMMddHHmmss', '99991231235959'],
  ['yyyyMMddHHmmss', '2026070109020'],
  ['base36-s', 'thh1jf'],
  ['base36-s', 'ZZZZZZZZ'],
  ['base36-min', 'ZZZZZZZ'],
] as const)('%s: %j is none', (format, text) => {
  expect(readTime(text, format)).toBeUndefined();
});

test('what is written is read again, cut to the unit of the format', () => {
  const units = {
    'unix-s': 1e3,
    'unix-ms': 1,
    yyyyMMddHHmmss: 1e3,
    'base36-s': 1e3,
    'base36-min': 6e4,
  };
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: Date.UTC(2099, 0, 1) }),
      fc.constantFrom(...timeFormatSchema.options),
      (at, format) => {
        expect(readTime(writeTime(at, format, 0), format)).toBe(at - (at % units[format]));
      },
    ),
  );
});
