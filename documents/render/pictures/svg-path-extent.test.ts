import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extentOfPath } from './svg-path-extent.ts';

test.each([
  ['', 0, 0, 0],
  ['M5 5', 0, 0, 0],
  ['M0 0L30 40', 30, 40, 50],
  ['m10 10 30 40-30-40z', 30, 40, 100],
  ['M1 1H11V21h-5v-5', 10, 20, 40],
  ['M0,0c0,10 10,10 10,0S20-10 20 0', 20, 20, 60],
  ['M0 0Q5 10 10 0T20 0t10 0', 30, 20, 3 * 2 * Math.hypot(5, 10)],
  ['M0 0A5 5 0 0 1 10 0', 20, 20, 10 * Math.PI + 10],
  ['M0 0a5 5 0 0110 0', 20, 20, 10 * Math.PI + 10],
  ['M0 0A1 2 0 01.5 0', 8, 8, 4 * Math.PI + 0.5],
])('%s', (data, width, height, length) => {
  const extent = extentOfPath(data);
  expect([extent.width, extent.height, extent.length]).toEqual([
    expect.closeTo(width, 6),
    expect.closeTo(height, 6),
    expect.closeTo(length, 6),
  ]);
});

test('an arc whose radii do not reach is as large as it becomes', () => {
  expect(extentOfPath('M0 0A1000 1 0 0 1 0 200').width).toBeGreaterThan(200_000);
});

test.each([
  'M0 0L',
  'M0 0 5',
  'M0 0z5 5',
  '5 5',
  'M0 0L1 NaN',
  'M0 0A1 1 0 2 0 5 5',
  'M1e999 0L0 0',
])('%s has no end', (data) => {
  expect(extentOfPath(data).width).toBe(Infinity);
});

test('any data are an outline or have no end, soon', { timeout: 5_000 }, () => {
  const piece = fc.constantFrom(
    'M',
    'a',
    'c',
    'S',
    't',
    'z',
    '1',
    '-2.5',
    '.',
    'e',
    ' ',
    ',',
    '0',
    '1e9',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { width, height, length } = extentOfPath(`M0 0${pieces.join('')}`);
      expect(width >= 0 && height >= 0 && length >= 0).toBe(true);
    }),
  );
  for (const long of ['1', '1e', '1.', ' ', 'M0 0'])
    extentOfPath(long.repeat(500_000 / long.length));
});

test('all points of lines lie within', () => {
  const point = fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 }));
  fc.assert(
    fc.property(fc.array(point, { minLength: 2, maxLength: 9 }), (points) => {
      const { width, height } = extentOfPath(`M${points.map((p) => p.join(' ')).join('L')}`);
      const xs = points.map(([x]) => x);
      const ys = points.map(([, y]) => y);
      expect(width).toBe(Math.max(...xs) - Math.min(...xs));
      expect(height).toBe(Math.max(...ys) - Math.min(...ys));
    }),
  );
});
