import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HidLayout } from '../../catalogue/scanner-protocols.ts';
import { scanReport } from './hid-bench.test-support.ts';
import { readHidReport } from './hid-report.ts';

const STANDARD: HidLayout = {
  reportId: 2,
  lengthAt: 1,
  aimAt: 2,
  dataAt: 5,
  dataBytes: 56,
  symbologyAt: 61,
  continuedAt: 63,
};
const PLAIN: HidLayout = { reportId: 1, lengthAt: 1, dataAt: 2, dataBytes: 62 };

function data(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text));
}

test('identifier, data and the bit for more', () => {
  const aim = { code: 'Q', modifier: '1', symbology: 'qr-code' };
  expect(readHidReport(STANDARD, scanReport(']Q1', 'code'), false)).toEqual({
    kind: 'part',
    data: data('code'),
    aim,
    continued: false,
  });
  expect(readHidReport(STANDARD, scanReport(']Q1', 'code', { continued: true }), false)).toEqual({
    kind: 'part',
    data: data('code'),
    aim,
    continued: true,
  });
});

test('only bit 0 says that more follows', () => {
  const report = scanReport(']Q1', 'code');
  report[63] = 0xfe;
  expect(readHidReport(STANDARD, report, false)).toMatchObject({ continued: false });
});

test('a report with another id is not looked into', () => {
  expect(readHidReport(STANDARD, Uint8Array.of(3, 0xff), false)).toEqual({ kind: 'other' });
  expect(readHidReport(STANDARD, new Uint8Array(), false)).toEqual({ kind: 'other' });
});

test('a length beyond the field, or beyond the report, is damage', () => {
  const report = scanReport(']Q1', 'code');
  report[1] = 57;
  const damage = { kind: 'damage', what: 'a wrong length' };
  expect(readHidReport(STANDARD, report, false)).toEqual(damage);
  expect(readHidReport(STANDARD, scanReport(']Q1', 'code').subarray(0, 8), false)).toEqual(damage);
});

test('an identifier one byte late is understood where the model says so', () => {
  const late = scanReport('\0]Q', '\0');
  late.set([4, 0, 0x5d, 0x51, 0x31, ...Buffer.from('code')], 1);
  expect(readHidReport(STANDARD, late, true)).toMatchObject({
    data: data('code'),
    aim: { code: 'Q', modifier: '1' },
  });
  expect(readHidReport(STANDARD, late, false)).not.toHaveProperty('aim');
});

test('without a bit for it, a full report may be continued', () => {
  const report = new Uint8Array(64).fill(0x41);
  report.set([1, 62]);
  expect(readHidReport(PLAIN, report, false)).toMatchObject({ continued: 'maybe' });
  report[1] = 61;
  expect(readHidReport(PLAIN, report, false)).toMatchObject({ continued: false });
});

test('no report makes it throw, or gives more data than the field holds', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 80 }).map((bytes) => Uint8Array.of(2, ...bytes)),
      fc.boolean(),
      (report, toleratesShift) => {
        const part = readHidReport(STANDARD, report, toleratesShift);
        if (part.kind === 'part') expect(part.data.length).toBeLessThanOrEqual(56);
        else expect(part.kind).toBe('damage');
      },
    ),
  );
});
