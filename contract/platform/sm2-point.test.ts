import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSm2Point } from './sm2-point.ts';

/** The base point of the curve (GB/T 32918.5, 2). */
const BASE_POINT =
  '04' +
  '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
  'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0';
/** The field's prime p. */
const P_HEX = 'fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff';

/** The test key of GB/T 32918.5, annex A. */
const ANNEX_A =
  '04' +
  '09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
  'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';

test.each([BASE_POINT, ANNEX_A])('%s lies on the curve', (key) => {
  expect(isSm2Point(key)).toBe(true);
});

test.each([
  ['the wrong length', BASE_POINT.slice(0, -2)],
  ['another form', `02${BASE_POINT.slice(2, 66)}`],
  ['nothing but zeros', `04${'0'.repeat(128)}`],
  ['a coordinate that is no element of the field', `04${P_HEX}${BASE_POINT.slice(66)}`],
  ['x and y exchanged', `04${BASE_POINT.slice(66)}${BASE_POINT.slice(2, 66)}`],
  ['capitals', BASE_POINT.toUpperCase()],
])('%s is no point', (_what, key) => {
  expect(isSm2Point(key)).toBe(false);
});

test('a key with one digit mistyped is no point', () => {
  const place = fc.integer({ min: 2, max: BASE_POINT.length - 1 });
  const digit = fc.constantFrom(...'0123456789abcdef');
  fc.assert(
    fc.property(place, digit, (at, typed) => {
      fc.pre(BASE_POINT[at] !== typed);
      return !isSm2Point(BASE_POINT.slice(0, at) + typed + BASE_POINT.slice(at + 1));
    }),
  );
});
