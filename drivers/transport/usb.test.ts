import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { unwrap } from '../../contract/result.ts';
import { isUsbPath, usbTransport, type UsbDevice, type UsbLibrary } from './usb.ts';

const fails = (text: string) => (): Promise<never> => Promise.reject(new Error(text));

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

/** A reader that still has an answer from before, and the library that finds it. */
function library(changes: Partial<UsbDevice> = {}): {
  readonly load: () => Promise<UsbLibrary>;
  readonly calls: string[];
  readonly stale: number[];
} {
  const calls: string[] = [];
  const stale = [1, 5, 5];
  const device: UsbDevice = {
    vendorId: 0x0400,
    productId: 0xc35a,
    serialNumber: 'A-0042',
    bus: '1',
    address: 7,
    ports: [2, 3],
    configuration: { interfaces: [{ interfaceNumber: 1 }] },
    open: () => Promise.resolve(void calls.push('open')),
    claimInterface: (number) => Promise.resolve(void calls.push(`claim ${number}`)),
    close: () => Promise.resolve(void calls.push('close')),
    nativeTransferOut: (_, __, bytes) => Promise.resolve(bytes.length),
    async nativeTransferIn(endpoint, limitMs) {
      const at = stale.indexOf(endpoint);
      if (at !== -1) return Uint8Array.from(stale.splice(at, 1));
      await delay(Math.min(limitMs, 20));
      throw new Error('transferIn error: transfer was cancelled');
    },
    ...changes,
  };
  const other = { ...device, vendorId: 0x0401 };
  const load = (): Promise<UsbLibrary> =>
    Promise.resolve({ usb: { getDevices: () => Promise.resolve([other, device]) } });
  return { load, calls, stale };
}
const PATH = 'usb:0400:c35a:A-0042';
const LINE = { baudRate: 9_600 };

test('a device is opened, claimed, and rid of what it had left to say', async () => {
  const { load, calls, stale } = library();
  const transport = usbTransport(PATH, systemClock, load);
  expect(await transport.identify()).toEqual({ ok: true, value: '1:7:2.3' });
  const port = unwrap(await transport.open(LINE));
  expect([calls, stale]).toEqual([['open', 'claim 1'], []]);
  let heard = 0;
  port.onBytes(() => heard++);
  await delay(50);
  expect([heard, await port.isAlive()]).toEqual([0, true]);
  await port.close();
  expect(calls.at(-1)).toBe('close');
});

test.each<[string, Partial<UsbDevice>, string]>([
  ['cannot be claimed', { claimInterface: fails('interface is busy') }, 'DEVICE_OPEN_FAILED'],
  ['goes meanwhile', { nativeTransferIn: fails('device disconnected') }, 'DEVICE_ABSENT'],
])('a device that %s is let go', async (_, changes, code) => {
  const { load, calls } = library(changes);
  const opened = await usbTransport(PATH, systemClock, load).open(LINE);
  expect(opened).toMatchObject({ ok: false, error: { code } });
  expect(calls.at(-1)).toBe('close');
});

test('one of another serial number is not taken, and a missing library is a failure', async () => {
  const { load } = library();
  const another = usbTransport('usb:0400:c35a:A-0043', systemClock, load);
  expect(await another.identify()).toMatchObject({ error: { code: 'DEVICE_ABSENT' } });
  const none = usbTransport(PATH, systemClock, fails('no native part'));
  const missing = { code: 'DEVICE_OPEN_FAILED', detail: 'USB library: no native part' };
  expect(await none.identify()).toMatchObject({ error: missing });
});

test('another path does not open', async () => {
  const failed = { ok: false, error: { code: 'DEVICE_OPEN_FAILED' } };
  expect(await usbTransport('/dev/ttyUSB0').identify()).toMatchObject(failed);
});
