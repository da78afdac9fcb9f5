import { expect, test } from 'vitest';
import type { DeviceSnapshot } from '../contract/devices.ts';
import { failure, type FailureCode } from '../contract/failures.ts';
import { configuredTable, foundTable, reasonWords, useOf } from './device-tables.ts';
import { createText, TEXTS } from './text.ts';

const text = createText('en');

const READY: DeviceSnapshot = {
  id: 'scanner-1',
  kind: 'scanner',
  model: 'generic-serial',
  name: '串口扫码器',
  path: '/dev/ttyUSB0',
  state: 'ready',
  since: 0,
  facts: {},
  origin: 'configured',
  commands: [],
};

test('a port that another program holds is in use, not faulty', () => {
  const held: DeviceSnapshot = { ...READY, state: 'faulty', reason: failure('DEVICE_BUSY') };
  const [, , line] = configuredTable([held], text);
  expect(line).toBe('scanner-1  generic-serial  /dev/ttyUSB0  in use  in use by another program');
});

test('facts and the technical detail are shown', () => {
  const reason = failure('DEVICE_OPEN_FAILED', 'EIO');
  const lines = configuredTable(
    [
      { ...READY, facts: { samId: '05.01-1' } },
      { ...READY, id: 'b', state: 'faulty', reason },
    ],
    text,
  );
  expect(lines[2]).toContain('samId=05.01-1');
  expect(lines[3]).toContain('faulty  the port cannot be opened (EIO)');
});

test('every failure of a device has words in both languages', () => {
  const codes = Object.keys(TEXTS.en).filter((key) => key.startsWith('DEVICE_'));
  expect(codes.length).toBeGreaterThan(5);
  for (const code of codes) {
    const words = reasonWords(failure(code as FailureCode), createText('zh-CN'));
    expect(words).toMatch(/\p{Script=Han}/u);
  }
  expect(reasonWords(failure('CARD_TYPE'), text)).toContain('the card has a type');
  expect(reasonWords(undefined, text)).toBe('');
});

test('what is found is configured, fits models, or is unsupported: never hidden', () => {
  const found = [
    { bus: 'serial', path: '/dev/ttyUSB0', usbId: '1a86:7523', label: 'QinHeng' },
    { bus: 'serial', path: '/dev/ttyACM3', label: '' },
    { bus: 'serial', path: '/dev/rfcomm0', label: '' },
    { bus: 'hid', path: '/dev/hidraw0', usbId: '1eab:1d06', label: 'NLS FM430' },
  ] as const;
  const lines = foundTable(found, [READY], text).slice(2);
  expect(lines).toEqual([
    'serial  /dev/ttyUSB0  1a86:7523  QinHeng    configured as scanner-1',
    'serial  /dev/ttyACM3                        fits generic-serial, sdt-serial',
    'serial  /dev/rfcomm0                        unsupported',
    'hid     /dev/hidraw0  1eab:1d06  NLS FM430  unsupported',
  ]);
  expect(useOf(found[0], [READY])).toEqual({
    configuredAs: 'scanner-1',
    models: ['generic-serial', 'sdt-serial'],
  });
});

test('nothing to show makes no table', () => {
  expect(configuredTable([], text)).toEqual([]);
  expect(foundTable([], [], text)).toEqual([]);
});
