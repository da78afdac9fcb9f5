import { EventEmitter } from 'node:events';
import type { Device } from 'node-hid';
import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import type { HidHandle } from './hid-port.ts';
import { hidTransport, isHidPath, type HidLibrary } from './hid.ts';

const PATH = '1-2:1.0';
const LINE = { baudRate: 9_600 };
const DEVICE: Device = {
  vendorId: 0x0c2e,
  productId: 0x0b8f,
  path: PATH,
  release: 1,
  interface: 0,
};

/** The surface of `node-hid` as far as it is used, for want of a HID device. */
class LibrarySurface implements HidLibrary {
  devices: Device[] = [DEVICE];
  refusal: Error | undefined;
  readonly opened: string[] = [];

  readonly HIDAsync = {
    open: (path: string): Promise<HidHandle> => {
      if (this.refusal) return Promise.reject(this.refusal);
      this.opened.push(path);
      const count = (): Promise<number> => Promise.resolve(0);
      const done = (): Promise<void> => Promise.resolve();
      const methods = { write: count, sendFeatureReport: count, close: done };
      return Promise.resolve(Object.assign(new EventEmitter(), methods));
    },
  };

  devicesAsync(): Promise<Device[]> {
    return Promise.resolve(this.devices);
  }
}

test.each([
  '/dev/hidraw0',
  '0001:0002:00',
  '3-1.4:1.0',
  '\\\\?\\HID#VID_0C2E&PID_0B8F#7&1',
  'DevSrvsID:4294969871',
  'IOService:/AppleARMPE/arm-io',
])('%s is a HID path', (path) => {
  expect(isHidPath(path)).toBe(true);
});

test.each(['/dev/ttyUSB0', 'COM3', 'simulated-hid://127.0.0.1:4000', '/dev/hidraw0/x', ''])(
  '%s is none',
  (path) => {
    expect(isHidPath(path)).toBe(false);
  },
);

test('the name of a device changes with the device at the path', async () => {
  const library = new LibrarySurface();
  const transport = hidTransport(PATH, () => Promise.resolve(library));
  const before = unwrap(await transport.identify());
  expect(unwrap(await transport.identify())).toBe(before);
  library.devices = [{ ...DEVICE, serialNumber: '2' }];
  expect(unwrap(await transport.identify())).not.toBe(before);
  library.devices = [{ ...DEVICE, path: 'elsewhere' }];
  expect(await transport.identify()).toMatchObject({ error: { code: 'DEVICE_ABSENT' } });
});

test('an open device is alive as long as enumeration shows it', async () => {
  const library = new LibrarySurface();
  const port = unwrap(await hidTransport(PATH, () => Promise.resolve(library)).open(LINE));
  expect(library.opened).toEqual([PATH]);
  expect(await port.isAlive()).toBe(true);
  library.devices = [{ ...DEVICE, release: 2 }];
  expect(await port.isAlive()).toBe(false);
  library.devices = [];
  expect(await port.isAlive()).toBe(false);
  await port.close();
});

test('a device that the operating system withholds fails with the reason', async () => {
  const library = new LibrarySurface();
  library.refusal = new Error('cannot open device with path 1-2:1.0: Permission denied');
  const opened = await hidTransport(PATH, () => Promise.resolve(library)).open(LINE);
  expect(opened).toMatchObject({ error: { code: 'DEVICE_PERMISSION' } });
});

test('an absent device is not opened', async () => {
  const library = new LibrarySurface();
  library.devices = [];
  const opened = await hidTransport(PATH, () => Promise.resolve(library)).open(LINE);
  expect(opened).toMatchObject({ error: { code: 'DEVICE_ABSENT' } });
  expect(library.opened).toEqual([]);
});

test('a missing native library is one clear line, never a crash', async () => {
  const missing = new Error('libudev.so.1: cannot open shared object file:\nNo such file');
  const transport = hidTransport(PATH, () => Promise.reject(missing));
  const expected = {
    code: 'DEVICE_OPEN_FAILED',
    detail: 'HID library: libudev.so.1: cannot open shared object file: No such file',
  };
  expect(await transport.identify()).toEqual({ ok: false, error: expected });
  expect(await transport.open(LINE)).toEqual({ ok: false, error: expected });
});

test('a library that fails only when it is asked is the same line', async () => {
  const library = new LibrarySurface();
  library.devicesAsync = () => Promise.reject(new Error('libusb-1.0.so.0 is missing'));
  const opened = await hidTransport(PATH, () => Promise.resolve(library)).open(LINE);
  expect(opened).toEqual({
    ok: false,
    error: { code: 'DEVICE_OPEN_FAILED', detail: 'HID library: libusb-1.0.so.0 is missing' },
  });
});

test('the real library looks, and opening what is not there fails with a reason', async () => {
  const transport = hidTransport('/dev/hidraw4095');
  const codes = ['DEVICE_ABSENT', 'DEVICE_OPEN_FAILED'];
  const identified = await transport.identify();
  const opened = await transport.open(LINE);
  expect(codes).toContain(!identified.ok && identified.error.code);
  expect(opened).toEqual(identified);
});

test.skipIf(process.platform === 'win32')(
  'a device node is looked at without asking every HID device',
  async () => {
    const library = new LibrarySurface();
    library.devicesAsync = () => Promise.reject(new Error('asked all of them'));
    const transport = hidTransport('/dev/null', () => Promise.resolve(library));
    const before = unwrap(await transport.identify());
    expect(before).toMatch(/^\/dev\/null \d+:\d+:/);
    const port = unwrap(await transport.open(LINE));
    expect(await port.isAlive()).toBe(true);
    await port.close();
  },
);
