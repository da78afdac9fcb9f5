import { expect, test } from 'vitest';
import type { DeviceSnapshot, FoundDevice, ShownDevice } from '../contract/devices.ts';
import { failure, FAILURES, type FailureCode } from '../contract/failures.ts';
import { LANGUAGES } from '../contract/language.ts';
import { configuredTable, foundTable, modelsFor, reasonWords } from './device-tables.ts';
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
  expect(line).toBe(
    'scanner-1  generic-serial  /dev/ttyUSB0  configured  in use  The device is in use elsewhere',
  );
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
  expect(lines[3]).toContain('faulty  The device could not be opened (EIO)');
});

test.each(LANGUAGES)('why a device is not ready stands in the catalogue alone (%s)', (language) => {
  const codes = Object.keys(FAILURES) as FailureCode[];
  for (const code of codes) {
    const { title } = FAILURES[code].texts[language];
    expect(reasonWords(failure(code, 'x'), createText(language))).toBe(`${title} (x)`);
    expect(TEXTS[language]).not.toHaveProperty(code);
  }
  expect(reasonWords(undefined, text)).toBe('');
});

test('what is found is configured, fits models, or is unsupported: never hidden', () => {
  const found: ShownDevice[] = [
    {
      ...{ bus: 'serial', path: '/dev/ttyUSB0', usbId: '1a86:7523', serialNumber: 'A1' },
      ...{ label: 'QinHeng', deviceId: 'scanner-1', models: ['generic-serial'] },
    },
    { bus: 'serial', path: '/dev/ttyACM3', label: '', models: ['generic-serial', 'sdt-serial'] },
    { bus: 'serial', path: '/dev/rfcomm0', label: '', models: [] },
  ];
  const lines = foundTable(found, text).slice(2);
  expect(lines).toEqual([
    'serial  /dev/ttyUSB0  1a86:7523  A1             QinHeng  used as scanner-1',
    'serial  /dev/ttyACM3                                     fits generic-serial, sdt-serial',
    'serial  /dev/rfcomm0                                     unsupported',
  ]);
});

test('the models that a found device may be are those of its bus', () => {
  const port: FoundDevice = { bus: 'serial', path: '/dev/ttyACM3', label: '' };
  expect(modelsFor(port)).toEqual(expect.arrayContaining(['generic-serial', 'sdt-serial']));
  expect(modelsFor({ ...port, bus: 'usb' })).not.toContain('generic-serial');
  const pos: FoundDevice = { bus: 'hid', path: 'x', label: '', usagePage: 140, usage: 2 };
  expect(modelsFor(pos)).toContain('hid-pos');
  expect(modelsFor({ ...pos, usagePage: 1, usage: 6 })).toEqual([]);
});

test('nothing to show makes no table', () => {
  expect(configuredTable([], text)).toEqual([]);
  expect(foundTable([], text)).toEqual([]);
});

test('what devices call themselves does nothing to the console', () => {
  const evil = '\u001b[2J\u202e\n';
  const shown = String.raw`\u001b[2J\u202e\u000a`;
  const found = foundTable([{ bus: 'hid', path: 'x', label: evil, models: [] }], text);
  const reason = failure('DEVICE_SILENT', evil);
  const used = configuredTable([{ ...READY, facts: { version: evil }, reason }], text);
  for (const lines of [found, used]) {
    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain(shown);
  }
  expect(used[2]).toContain(`(${shown})`);
});
