import { expect, test } from 'vitest';
import type { CardAnswer, CardCommand } from '../card/dialect.ts';
import { COMMANDS } from './commands.ts';
import { judge } from './status.ts';

function answer(code: number): CardAnswer {
  return { kind: 'answer', code, data: new Uint8Array() };
}

test.each([
  [0x10, 'resend', 'DEVICE_PROTOCOL'],
  [0x11, 'resend', 'DEVICE_PROTOCOL'],
  [0x21, 'device', 'DEVICE_PROTOCOL'],
  [0x23, 'device', 'DEVICE_OUT_OF_SERVICE'],
  [0x24, 'retry', 'CARD_UNREADABLE'],
  [0x31, 'card', 'CARD_REJECTED'],
  [0x32, 'card', 'CARD_REJECTED'],
  [0x33, 'card', 'CARD_REJECTED'],
  [0x37, 'plain', 'CARD_UNREADABLE'],
  [0x3f, 'plain', 'CARD_UNREADABLE'],
  [0x40, 'card', 'CARD_TYPE'],
  [0x41, 'retry', 'CARD_UNREADABLE'],
  [0x47, 'retry', 'CARD_UNREADABLE'],
  [0x60, 'device', 'DEVICE_OUT_OF_SERVICE'],
  [0x66, 'device', 'DEVICE_OUT_OF_SERVICE'],
  [0x80, 'no-card', undefined],
  [0x81, 'retry', 'CARD_UNREADABLE'],
  [0xee, 'retry', 'CARD_UNREADABLE'],
])('SW3 %i is of class %s, whatever was asked', (sw3, kind, code) => {
  for (const command of Object.keys(COMMANDS) as CardCommand[]) {
    const status = judge(command, answer(sw3));
    expect(status.class).toBe(kind);
    expect(status.failure?.code).toBe(code);
  }
});

test.each<[CardCommand, number[]]>([
  ['resetSam', [0x90]],
  ['samStatus', [0x90]],
  ['samNumber', [0x90]],
  ['find', [0x9f]],
  ['select', [0x90]],
  ['read', [0x90]],
  ['readFingerprints', [0x90]],
  ['readAddress', [0x90, 0x91]],
])('%s has worked with %j; the other good words answer something else', (command, good) => {
  for (const sw3 of [0x90, 0x91, 0x9f]) {
    expect(judge(command, answer(sw3)).class).toBe(good.includes(sw3) ? 'ok' : 'misfit');
  }
});

test('whatever is neither success nor an empty field has a name as a failure', () => {
  for (let sw3 = 0; sw3 < 256; sw3++) {
    const status = judge('read', answer(sw3));
    const isNamed = !['ok', 'misfit', 'no-card'].includes(status.class);
    expect(status.failure !== undefined).toBe(isNamed);
  }
});

test('the detail names the status word for the technician, and that of the card where there is one', () => {
  expect(judge('read', answer(0x41)).failure?.detail).toBe('SW3 41: reading failed');
  const expected = 'SW3 41: reading failed, card 6982';
  expect(judge('read', answer(0x698241)).failure?.detail).toBe(expected);
});
