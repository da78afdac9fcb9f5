import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HidLayout } from '../../catalogue/scanner-protocols.ts';
import { hexBytes, SCANNER_DESCRIPTOR, scanReport } from './hid-bench.test-support.ts';
import { HID_CONTINUATION_MS, HID_END_MS, HID_SYMBOL_CAP_BYTES, hidPosScanner } from './hid-pos.ts';
import type { ScannerProtocol, Signal } from './protocol.ts';

const STANDARD: HidLayout = {
  reportId: 2,
  lengthAt: 1,
  aimAt: 2,
  dataAt: 5,
  dataBytes: 56,
  symbologyAt: 61,
  continuedAt: 63,
};
const BY_DESCRIPTOR = { type: 'descriptor', fallback: STANDARD } as const;
const PLAIN: HidLayout = { reportId: 1, lengthAt: 1, dataAt: 2, dataBytes: 62 };

function scanner(layout: HidLayout = STANDARD): ScannerProtocol {
  return hidPosScanner({ layout, tolerateShiftedAim: false, aim: 'may' });
}

function texts(signals: readonly Signal[]): string[] {
  return signals.map((signal) => {
    if (signal.kind === 'symbol')
      return `${signal.aim?.code ?? '-'} ${String(Buffer.from(signal.bytes))}`;
    return signal.kind === 'damage' ? signal.what : signal.kind;
  });
}

function plain(text: string): Uint8Array {
  const report = new Uint8Array(64);
  report.set([1, text.length, ...Buffer.from(text, 'latin1')]);
  return report;
}

// After the published example of Access-IS (ATR110 manual, page 33; LSR118 manual, B.1.1): 60 bytes in
// two reports. The manual shows no more than the text up to "23"; what follows is ours.
const FIRST = hexBytes(`
  02 38 5d 51 30
  4d 31 47 41 54 48 45 52 47 4f 4f 44 2f 4d 49 43 48 41 45 4c 20 59 41 42 43 44 45 46
  20 4c 48 52 44 55 52 41 4b 20 33 35 34 32 20 30 35 32 59 30 30 33 44 32 33 41 42 43
  73 00 01`);
const SECOND = hexBytes(`02 04 5d 51 30 44 45 46 47 ${'00'.repeat(52)} 73 00 00`);

test('a symbol of 60 bytes in two reports is one', () => {
  const hid = scanner();
  expect(FIRST).toHaveLength(64);
  expect(SECOND).toHaveLength(64);
  expect(hid.receive(FIRST, 0)).toEqual([]);
  expect(hid.isBusy()).toBe(true);
  expect(hid.receive(SECOND, 8)).toEqual([
    {
      kind: 'symbol',
      bytes: Uint8Array.from(
        Buffer.from('M1GATHERGOOD/MICHAEL YABCDEF LHRDURAK 3542 052Y003D23ABCDEFG'),
      ),
      aim: { code: 'Q', modifier: '0', symbology: 'qr-code' },
    },
  ]);
  expect(hid.isBusy()).toBe(false);
});

test('it is ready at once, and switched into this mode where the model says so', () => {
  expect(scanner().start(0)).toEqual([{ kind: 'ready', facts: {} }]);
  const switched = hidPosScanner({
    layout: STANDARD,
    tolerateShiftedAim: false,
    aim: 'may' as const,
    enableHex: 'fe01',
  });
  expect(switched.start(0)).toEqual([
    { kind: 'send', bytes: Uint8Array.of(0xfe, 0x01), as: 'feature' },
    { kind: 'ready', facts: {} },
  ]);
});

test('the rest that does not come is damage, and the next symbol is read', () => {
  const hid = scanner();
  hid.receive(FIRST, 0);
  expect(hid.wakeAt()).toBe(HID_CONTINUATION_MS);
  expect(hid.wake(HID_CONTINUATION_MS - 1)).toEqual([]);
  expect(texts(hid.wake(HID_CONTINUATION_MS))).toEqual(['the rest of a symbol did not come']);
  expect(texts(hid.receive(scanReport(']Q1', 'next'), 2_000))).toEqual(['Q next']);
});

test('another report in the middle is ignored', () => {
  const hid = scanner();
  hid.receive(scanReport(']Q1', 'one ', { continued: true }), 0);
  expect(hid.receive(Uint8Array.of(7, 1, 2, 3), 5)).toEqual([]);
  expect(texts(hid.receive(scanReport(']Q1', 'two'), 10))).toEqual(['Q one two']);
});

test('reports of two symbols are never joined', () => {
  const hid = scanner();
  hid.receive(scanReport(']Q1', 'one ', { continued: true }), 0);
  expect(texts(hid.receive(scanReport(']d1', 'two'), 10))).toEqual([
    'parts of two symbols',
    'd two',
  ]);
});

test('a wrong length in the middle drops the symbol', () => {
  const hid = scanner();
  hid.receive(scanReport(']Q1', 'one ', { continued: true }), 0);
  const wrong = scanReport(']Q1', 'two');
  wrong[1] = 200;
  expect(texts(hid.receive(wrong, 10))).toEqual(['a wrong length']);
  expect(texts(hid.receive(scanReport(']Q1', 'three'), 20))).toEqual(['Q three']);
});

test('a symbol without an end is one overflow, and the next one is read', () => {
  const hid = scanner();
  const part = scanReport(']Q1', 'x'.repeat(56), { continued: true });
  const signals = Array.from({ length: 200 }, (_, index) => hid.receive(part, index));
  expect(texts(signals.flat())).toEqual(['overflow']);
  expect(hid.receive(scanReport(']Q1', 'end'), 201)).toEqual([]);
  expect(texts(hid.receive(scanReport(']Q1', 'next'), 202))).toEqual(['Q next']);
});

test('a symbol of exactly the cap is read', () => {
  const hid = scanner();
  const part = scanReport(']Q1', 'x'.repeat(32), { continued: true });
  for (let length = 32; length < HID_SYMBOL_CAP_BYTES; length += 32) hid.receive(part, 0);
  expect(texts(hid.receive(scanReport(']Q1', 'x'.repeat(32)), 0))).toEqual([
    `Q ${'x'.repeat(HID_SYMBOL_CAP_BYTES)}`,
  ]);
});

test('where the identifier is part of the data, it is taken from there', () => {
  const hid = scanner(PLAIN);
  expect(texts(hid.receive(plain(']A002374938'), 0))).toEqual(['A 02374938']);
  expect(texts(hid.receive(plain('02374938'), 0))).toEqual(['- 02374938']);
});

test('without a bit for more, a full report waits for the next one or for silence', () => {
  const hid = scanner(PLAIN);
  expect(hid.receive(plain('x'.repeat(62)), 0)).toEqual([]);
  expect(texts(hid.receive(plain('end'), 10))).toEqual([`- ${'x'.repeat(62)}end`]);
  expect(hid.receive(plain('y'.repeat(62)), 20)).toEqual([]);
  expect(hid.wakeAt()).toBe(20 + HID_END_MS);
  expect(texts(hid.wake(20 + HID_END_MS))).toEqual([`- ${'y'.repeat(62)}`]);
  expect(hid.wakeAt()).toBeUndefined();
});

test('an empty report is no symbol', () => {
  expect(scanner().receive(scanReport(']Q1', ''), 0)).toEqual([]);
});

test('the descriptor says where things stand, and what can be asked', () => {
  const settings = { layout: BY_DESCRIPTOR, tolerateShiftedAim: false, aim: 'may' as const };
  const hid = hidPosScanner(settings, SCANNER_DESCRIPTOR);
  expect(hid.commands).toEqual(['trigger-start', 'trigger-stop']);
  expect(hid.command('trigger-start', 0)).toEqual([
    { kind: 'send', bytes: Uint8Array.of(4, 4) },
    { kind: 'answered', command: 'trigger-start', ok: true },
  ]);
  expect(hid.command('beep-good', 0)).toEqual([
    { kind: 'answered', command: 'beep-good', ok: false },
  ]);
  const other = SCANNER_DESCRIPTOR.slice();
  other[other.indexOf(0x85) + 1] = 9;
  const moved = hidPosScanner(settings, other);
  expect(moved.receive(scanReport(']Q1', 'code'), 0)).toEqual([]);
  const report = scanReport(']Q1', 'code');
  report[0] = 9;
  expect(texts(moved.receive(report, 0))).toEqual(['Q code']);
});

test.each([undefined, new Uint8Array(), Uint8Array.of(5)])(
  'without a descriptor that says so, the usual layout holds (%#)',
  (descriptor) => {
    const settings = { layout: BY_DESCRIPTOR, tolerateShiftedAim: false, aim: 'may' as const };
    const hid = hidPosScanner(settings, descriptor);
    expect(hid.commands).toEqual([]);
    expect(texts(hid.receive(scanReport(']Q1', 'code'), 0))).toEqual(['Q code']);
  },
);

test('output reports of the model are sent as they are', () => {
  const outputReports = { 'beep-bad': '0420', 'trigger-start': '0404' };
  const hid = hidPosScanner({
    layout: STANDARD,
    tolerateShiftedAim: false,
    aim: 'may' as const,
    outputReports,
  });
  expect(hid.commands).toEqual(['trigger-start', 'beep-bad']);
  expect(hid.command('beep-bad', 0)[0]).toEqual({ kind: 'send', bytes: Uint8Array.of(4, 0x20) });
});

test('any text comes back however it is cut into reports', () => {
  const part = fc.uint8Array({ minLength: 1, maxLength: 56 });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 20 }), (parts) => {
      const hid = scanner();
      const signals = parts.flatMap((data, index) =>
        hid.receive(scanReport(']Q1', data, { continued: index < parts.length - 1 }), index),
      );
      const bytes = Uint8Array.from(parts.flatMap((data) => [...data]));
      expect(signals).toMatchObject([{ kind: 'symbol', bytes }]);
    }),
  );
});

test('garbage reports in any order never throw, and the next symbol is read', () => {
  const garbage = fc.oneof(
    fc.uint8Array({ maxLength: 70 }),
    fc.uint8Array({ maxLength: 70 }).map((bytes) => Uint8Array.of(2, ...bytes)),
  );
  fc.assert(
    fc.property(fc.array(garbage, { maxLength: 100 }), (reports) => {
      const hid = scanner();
      for (const [index, report] of reports.entries()) hid.receive(report, index);
      hid.wake(100 + HID_CONTINUATION_MS);
      expect(hid.isBusy()).toBe(false);
      expect(texts(hid.receive(scanReport(']Q1', 'good'), 5_000))).toEqual(['Q good']);
    }),
  );
});

test('after its end nothing of a half symbol is left', () => {
  const hid = scanner();
  hid.receive(FIRST, 0);
  hid.stop();
  expect(hid.isBusy()).toBe(false);
  expect(texts(hid.receive(scanReport(']Q0', 'next'), 5))).toEqual(['Q next']);
});

test.each<['never' | 'may' | 'must', string, string[]]>([
  ['never', ']Q1data', ['- ]Q1data']],
  ['may', ']Q1data', ['Q data']],
  ['may', 'data', ['- data']],
  ['must', 'data', ['no AIM identifier']],
  ['must', ']Q1data', ['Q data']],
  ['must', '', []],
])('without a place for it an identifier %s stand in the data: %j', (aim, text, expected) => {
  const hid = hidPosScanner({ layout: PLAIN, tolerateShiftedAim: false, aim });
  expect(texts(hid.receive(plain(text), 0))).toEqual(expected);
});

test('an identifier in a place of its own is read, and nothing in the data is', () => {
  const hid = hidPosScanner({ layout: STANDARD, tolerateShiftedAim: false, aim: 'never' });
  expect(texts(hid.receive(scanReport(']Q1', ']g0data'), 0))).toEqual(['Q ]g0data']);
});
