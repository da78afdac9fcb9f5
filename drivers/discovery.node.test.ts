import { expect, test } from 'vitest';
import type { FoundDevice } from '../contract/devices.ts';
import { CATALOGUE } from './catalogue/load.ts';
import { discoverDevices, waysToLook } from './discovery.node.ts';

const PORT: FoundDevice = { bus: 'serial', path: '/dev/ttyUSB0', label: '', usbId: '1eab:1d06' };

test('a bus that cannot be looked at is a line, and the others are still looked at', async () => {
  const missing = Object.assign(new Error('spawn udevadm ENOENT'), { code: 'ENOENT' });
  const found = await discoverDevices({
    hid: () => Promise.reject(missing),
    serial: () => Promise.resolve([PORT]),
  });
  expect(found).toEqual({ devices: [PORT], problems: ['hid: ENOENT spawn udevadm ENOENT'] });
});

test('a bus that does not answer in time is a line', async () => {
  const looks = { hid: () => new Promise<never>(() => {}), serial: () => Promise.resolve([PORT]) };
  expect(await discoverDevices(looks, 20)).toEqual({
    devices: [PORT],
    problems: ['hid: no answer'],
  });
});

test('with a bus of simulated devices nothing else is looked at', () => {
  const own = waysToLook(undefined, CATALOGUE);
  expect(Object.keys(own.looks)).toContain('serial');
  const simulated = waysToLook('/run/bus', CATALOGUE);
  expect(Object.keys(simulated.looks)).toEqual(['simulated']);
});

test('on this machine, whatever it has, looking gives devices or a line for each bus', async () => {
  const { devices, problems } = await discoverDevices();
  for (const device of devices) expect(device.path).not.toBe('');
  for (const line of problems) expect(line).toMatch(/^(serial|hid|usb): ./);
});
