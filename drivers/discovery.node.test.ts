import { expect, test } from 'vitest';
import type { FoundDevice } from '../contract/devices.ts';
import { discoverDevices } from './discovery.node.ts';

const PORT: FoundDevice = { bus: 'serial', path: '/dev/ttyUSB0', label: '', usbId: '1eab:1d06' };

test('a bus that cannot be looked at is a line, and the others are still looked at', async () => {
  const missing = Object.assign(new Error('spawn udevadm ENOENT'), { code: 'ENOENT' });
  const found = await discoverDevices({
    hid: () => Promise.reject(missing),
    serial: () => Promise.resolve([PORT]),
  });
  expect(found).toEqual({ devices: [PORT], problems: ['hid: ENOENT spawn udevadm ENOENT'] });
});

test('on this machine, whatever it has, looking gives devices or a line for each bus', async () => {
  const { devices, problems } = await discoverDevices();
  for (const device of devices) expect(device.path).not.toBe('');
  for (const line of problems) expect(line).toMatch(/^(serial|hid): ./);
});
