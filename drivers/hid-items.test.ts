import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwrap } from '../contract/result.ts';
import { hexBytes, SCANNER_DESCRIPTOR } from './protocol/scanner/hid-bench.test-support.ts';
import { hasReportIds, HID_DESCRIPTOR_CAP_BYTES, readHidFields } from './hid-items.ts';

test('fields stand where the items before them end, for every report and kind anew', () => {
  const fields = unwrap(readHidFields(SCANNER_DESCRIPTOR));
  const shown = fields.map(({ kind, reportId, usage, bitOffset, bitSize, count }) =>
    [kind, reportId, usage.toString(16), bitOffset, bitSize, count].join(' '),
  );
  expect(shown).toEqual([
    'input 2 1003b 0 8 1',
    'input 2 8c00fb 8 8 1',
    'input 2 8c00fc 16 8 1',
    'input 2 8c00fd 24 8 1',
    'input 2 8c00fe 32 8 56',
    'input 2 ff660004 480 8 1',
    'input 2 ff660000 488 8 1',
    'input 2 8c00ff 496 1 1',
    'output 4 8c005f 1 1 1',
    'output 4 8c0060 2 1 1',
  ]);
  expect(hasReportIds(fields)).toBe(true);
});

test('a usage of four bytes names its page', () => {
  const fields = unwrap(readHidFields(hexBytes('05 01 0b fe 00 8c 00 75 08 95 38 81 02')));
  expect(fields).toMatchObject([{ usage: 0x8c_00fe, reportId: 0, count: 56 }]);
  expect(hasReportIds(fields)).toBe(false);
});

test('constant fields are padding, even with a usage', () => {
  const fields = unwrap(readHidFields(hexBytes('05 8c 75 08 95 01 09 fb 81 03 09 fe 81 02')));
  expect(fields).toMatchObject([{ usage: 0x8c_00fe, bitOffset: 8 }]);
});

test('push and pop keep the globals, long items are skipped', () => {
  const fields = unwrap(
    readHidFields(hexBytes('05 8c 75 08 95 01 a4 05 01 95 02 b4 fe 02 00 aa bb 09 fe 81 02')),
  );
  expect(fields).toMatchObject([{ usage: 0x8c_00fe, bitSize: 8, count: 1 }]);
});

test.each([
  ['05', 'cut off'],
  ['27 00 00', 'cut off'],
  ['b4', 'a pop without a push'],
  ['a4'.repeat(9), 'a stack that is too deep'],
  ['75 08 97 ff ff ff ff 81 02', 'a report that is too long'],
  ['77 ff ff ff ff 95 02 81 02', 'a report that is too long'],
  ['09 01'.repeat(257), 'too many usages'],
  [
    `75 01 95 80 ${'09 01'.repeat(128)} 81 02 ${`${'09 01'.repeat(128)} 81 02`.repeat(8)}`,
    'too many fields',
  ],
  ['00'.repeat(HID_DESCRIPTOR_CAP_BYTES + 1), 'too long'],
])('%#: refused with a reason', (hex, error) => {
  expect(readHidFields(hexBytes(hex))).toEqual({ ok: false, error });
});

test('no bytes make it throw, and what it finds stays within the caps', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      const read = readHidFields(bytes);
      if (!read.ok) {
        expect(read.error).not.toBe('');
        return;
      }
      for (const { bitOffset, bitSize, count } of read.value) {
        expect(bitOffset + bitSize * count).toBeLessThanOrEqual(8 * 4_096);
      }
    }),
    { numRuns: 2_000 },
  );
});
