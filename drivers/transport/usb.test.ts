import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isUsbPath, usbTransport } from './usb.ts';

test.each([
  ['usb:0400:c35a', true],
  ['usb:0400:c35a:A-0042', true],
  ['usb:0400:C35A', false],
  ['usb:0400', false],
  ['usb:0400:c35a:', false],
  ['usb:0400:c35a:with blank', false],
  ['/dev/ttyUSB0', false],
  ['usb:0400:c35a\n', false],
])('%j is a path of a USB device: %s', (path, expected) => {
  expect(isUsbPath(path)).toBe(expected);
});

test('a device that is not plugged in is absent, asked through the real library', async () => {
  // No vendor has the number ffff.
  const transport = usbTransport('usb:ffff:ffff:no-such-device');
  const absent = { ok: false, error: { code: 'DEVICE_ABSENT' } };
  expect(await transport.identify()).toMatchObject(absent);
  expect(await transport.open({ baudRate: 9600 })).toMatchObject(absent);
});

test.skipIf(existsSync('/sys/bus/usb/devices'))(
  'a machine without USB says so in one line',
  async () => {
    const identified = await usbTransport('usb:0400:c35a').identify();
    expect(identified.ok ? '' : identified.error.detail).toMatch(/^.*sys.bus.usb.*$/);
  },
);

test('another path does not open', async () => {
  const failed = { ok: false, error: { code: 'DEVICE_OPEN_FAILED' } };
  expect(await usbTransport('/dev/ttyUSB0').identify()).toMatchObject(failed);
});
