import { expect, test } from 'vitest';
import { statusOf } from './status.ts';

test.each([
  [0x90, 'ok', undefined],
  [0x91, 'ok', undefined],
  [0x80, 'no-card', undefined],
  [0x41, 'retry', 'CARD_UNREADABLE'],
  [0x10, 'resend', 'DEVICE_PROTOCOL'],
  [0x31, 'card', 'CARD_REJECTED'],
  [0x40, 'card', 'CARD_TYPE'],
  [0x66, 'device', 'DEVICE_OUT_OF_SERVICE'],
  [0x21, 'device', 'DEVICE_PROTOCOL'],
  [0xee, 'retry', 'CARD_UNREADABLE'],
])('SW3 %i is of class %s', (sw3, kind, code) => {
  const status = statusOf(sw3);
  expect(status.class).toBe(kind);
  expect(status.failure?.code).toBe(code);
});

test('whatever is neither success nor an empty field has a name as a failure', () => {
  for (let sw3 = 0; sw3 < 256; sw3++) {
    const status = statusOf(sw3);
    expect(status.failure !== undefined).toBe(!['ok', 'no-card'].includes(status.class));
  }
});

test('the detail names the status word for the technician', () => {
  expect(statusOf(0x41).failure?.detail).toBe('SW3 41: reading failed');
});
