import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hidLayoutSchema } from '../../catalogue/scanner-protocols.ts';
import { hexBytes, SCANNER_DESCRIPTOR } from './hid-bench.test-support.ts';
import { parseHidDescriptor } from './hid-descriptor.ts';

test('the usual descriptor gives the usual layout, and the trigger report', () => {
  expect(parseHidDescriptor(SCANNER_DESCRIPTOR)).toEqual({
    ok: true,
    value: {
      layout: { reportId: 2, lengthAt: 1, aimAt: 2, dataAt: 5, dataBytes: 56, continuedAt: 63 },
      trigger: { start: Uint8Array.of(4, 0x04), stop: Uint8Array.of(4, 0x02) },
    },
  });
});

test('a single symbology id is the vendor’s own; no bit for it, no continuation', () => {
  const descriptor = hexBytes(`
    05 8c 09 02 a1 01 85 07 75 08
    95 01 05 01 09 3b 81 02
    05 8c 95 20 09 fe 81 02
    95 01 09 fb 81 02 c0`);
  expect(parseHidDescriptor(descriptor)).toEqual({
    ok: true,
    value: {
      layout: { reportId: 7, lengthAt: 1, dataAt: 2, dataBytes: 32, symbologyAt: 34 },
    },
  });
});

test('a trigger that is no single bit is left alone', () => {
  const descriptor = SCANNER_DESCRIPTOR.slice();
  const trigger = descriptor.lastIndexOf(0x5f);
  // Two bits each.
  const sized = Uint8Array.of(
    ...descriptor.subarray(0, trigger - 1),
    ...[0x75, 2],
    ...descriptor.subarray(trigger - 1),
  );
  const parsed = parseHidDescriptor(sized);
  expect(parsed).toMatchObject({ ok: true, value: { layout: { reportId: 2 } } });
  expect(parsed).not.toHaveProperty('value.trigger');
});

test('decoded data as one long element are understood', () => {
  const descriptor = hexBytes(`
    05 01 09 3b 75 08 95 01 81 02
    05 8c 09 fe 76 c0 01 81 02
    09 ff 75 01 81 02`);
  expect(parseHidDescriptor(descriptor)).toMatchObject({
    value: { layout: { reportId: 0, dataAt: 2, dataBytes: 56, continuedAt: 58 } },
  });
});

test.each([
  ['', 'no decoded data'],
  ['05 01 09 06 75 08 95 08 81 02', 'no decoded data'],
  ['05 8c 09 fe 75 08 95 38 91 02', 'no decoded data'],
  ['05 8c 09 fe 75 08 95 38 81 02', 'no byte count'],
  [
    '05 01 09 3b 75 08 95 01 81 02 75 01 81 03 05 8c 09 fe 75 08 95 38 81 02',
    'a layout that is not in whole bytes',
  ],
  ['05', 'cut off'],
])('%#: refused with a reason', (hex, error) => {
  expect(parseHidDescriptor(hexBytes(hex))).toEqual({ ok: false, error });
});

test('a garbled descriptor never throws and never gives a layout that is none', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(SCANNER_DESCRIPTOR.length - 1), fc.nat(255)), { maxLength: 6 }),
      fc.nat(SCANNER_DESCRIPTOR.length),
      (changes, end) => {
        const garbled = SCANNER_DESCRIPTOR.slice(0, end);
        for (const [at, value] of changes) if (at < end) garbled[at] = value;
        const parsed = parseHidDescriptor(garbled);
        if (parsed.ok) expect(hidLayoutSchema.safeParse(parsed.value.layout).success).toBe(true);
        else expect(parsed.error).not.toBe('');
      },
    ),
    { numRuns: 2_000 },
  );
});
