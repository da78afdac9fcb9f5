import { describe, expect, test } from 'vitest';
import { scannerProtocolSchema } from './scanner-protocols.ts';

const FRAMING = { mode: 'line', prefixHex: '', suffixHex: '', idleMs: 60 };
const TEXT = {
  type: 'text',
  framing: FRAMING,
  charset: 'auto',
  aim: 'may',
  control: { type: 'none' },
};
const LAYOUT = { reportId: 2, lengthAt: 1, dataAt: 5, dataBytes: 56 };
const HID = {
  type: 'hid-pos',
  layout: LAYOUT,
  tolerateShiftedAim: false,
  aim: 'never',
  charset: 'auto',
};
const WEDGE = {
  type: 'wedge',
  maxGapMs: 30,
  minChars: 6,
  endKeys: ['Enter'],
  prefix: '',
  charset: 'auto',
};

function isValid(settings: unknown): boolean {
  return scannerProtocolSchema.safeParse(settings).success;
}

function isControl(control: unknown): boolean {
  return isValid({ ...TEXT, control });
}

test('the settings of every kind are taken', () => {
  for (const settings of [TEXT, HID, WEDGE, { type: 'ssi', charset: 'gb18030' }]) {
    expect(isValid(settings)).toBe(true);
  }
});

test.each(['never', 'may', 'must'])('an identifier %s stand before the data', (aim) => {
  expect(isValid({ ...TEXT, aim })).toBe(true);
  expect(isValid({ ...HID, aim })).toBe(true);
});

test.each([
  ['an identifier that is neither', { ...TEXT, aim: true }],
  ['half a byte', { ...TEXT, framing: { ...FRAMING, prefixHex: '0' } }],
  ['large digits', { ...TEXT, framing: { ...FRAMING, suffixHex: '0D' } }],
  ['a prefix of 17 bytes', { ...TEXT, framing: { ...FRAMING, prefixHex: '00'.repeat(17) } }],
  ['hardly any silence', { ...TEXT, framing: { ...FRAMING, idleMs: 1 } }],
  ['an unknown frame', { ...TEXT, framing: { ...FRAMING, mode: 'tab' } }],
  ['an unknown character set', { ...TEXT, charset: 'big5' }],
  ['an unknown key', { ...TEXT, colour: 'grey' }],
  ['data in place of the report id', { ...HID, layout: { ...LAYOUT, dataAt: 0 } }],
  ['a descriptor without anything to fall back on', { ...HID, layout: { type: 'descriptor' } }],
  ['no end key', { ...WEDGE, endKeys: [] }],
  ['a prefix that nobody can type', { ...WEDGE, prefix: '\u0002' }],
])('%s is refused', (_, settings) => {
  expect(isValid(settings)).toBe(false);
});

describe('control', () => {
  const unified = { type: 'newland-unified', commands: {}, init: [] };

  test.each(['SCNMOD*', '@RRDDUR500', 'BEEPON2000F100T20V', 'A1,2'])(
    '%s is a Newland command',
    (body) => {
      expect(isControl({ ...unified, init: [body] })).toBe(true);
      expect(isControl({ ...unified, commands: { identify: body } })).toBe(true);
    },
  );

  test.each([
    '',
    '@',
    '*',
    '#SCNMOD0',
    'SCNMOD0;SCNTRG1',
    'SCNMOD0\u0003',
    'SCN政',
    'A'.repeat(65),
  ])('%j is none', (body) => {
    expect(isControl({ ...unified, init: [body] })).toBe(false);
    expect(isControl({ ...unified, commands: { identify: body } })).toBe(false);
  });

  test('codes of the set-up mode are digits', () => {
    expect(isControl({ type: 'newland-legacy', init: ['99900030'] })).toBe(true);
    expect(isControl({ type: 'newland-legacy', init: ['9990;'] })).toBe(false);
  });

  test('only commands that there are have bytes', () => {
    expect(isControl({ type: 'bytes', commands: { 'trigger-start': '16540d' } })).toBe(true);
    expect(isControl({ type: 'bytes', commands: { explode: '16540d' } })).toBe(false);
    expect(isControl({ type: 'bytes', commands: { identify: '00'.repeat(33) } })).toBe(false);
  });
});
