import { expect, test } from 'vitest';
import type { Control, TextProtocol } from '../../catalogue/scanner-protocols.ts';
import { scannerProtocolFor } from './choose.ts';
import { show } from './protocol.test-support.ts';

function text(control: Control): TextProtocol {
  const framing = { mode: 'line', prefixHex: '', suffixHex: '', idleMs: 60 } as const;
  return { type: 'text', framing, charset: 'auto', aim: 'may', control };
}

test.each<[string, Control, string]>([
  ['one that only talks', { type: 'none' }, 'ready {}'],
  ['bytes', { type: 'bytes', commands: { 'trigger-start': '16540d' } }, 'ready {}'],
  ['the zone protocol', { type: 'newland-zone' }, 'send 7e00080100020012fb'],
  [
    'unified commands',
    { type: 'newland-unified', commands: {}, init: ['SCNMOD0'] },
    'send 7e01303030302353434e4d4f44303b03',
  ],
  ['the set-up mode', { type: 'newland-legacy', init: ['1'] }, 'send 24242424'],
])('the settings choose %s', (_, control, first) => {
  const scanner = scannerProtocolFor(text(control))({});
  expect(show(scanner.start(0)[0]!)).toBe(first);
});

test('the commands of the model are the commands of the device', () => {
  const control: Control = { type: 'bytes', commands: { identify: '07' } };
  expect(scannerProtocolFor(text(control))({}).commands).toEqual(['identify']);
});

test('what a keyboard wedge hands over is a symbol as it is', () => {
  const wedge = scannerProtocolFor({
    type: 'wedge',
    maxGapMs: 30,
    minChars: 6,
    endKeys: ['Enter'],
    prefix: '',
    charset: 'utf-8',
  })({});
  expect(wedge.receive(Buffer.from('ASC1'), 0).map(show)).toEqual(['symbol ASC1']);
});

test('SSI and HID POS have protocols of their own', () => {
  expect(scannerProtocolFor({ type: 'ssi', charset: 'auto' })({}).commands).toContain(
    'trigger-start',
  );
  const layout = { reportId: 2, lengthAt: 1, dataAt: 5, dataBytes: 56 };
  const hid = scannerProtocolFor({
    type: 'hid-pos',
    layout,
    tolerateShiftedAim: false,
    aim: 'may',
    charset: 'auto',
  })({});
  const report = Uint8Array.from({ ...[2, 1, 0, 0, 0, 0x41], length: 64 });
  expect(hid.receive(report, 0).map(show)).toEqual(['symbol A']);
});
