import { stat } from 'node:fs/promises';
import type { Device } from 'node-hid';
import { failure, type Failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { readReportDescriptor } from './hid-sysfs.ts';
import { openHidDevice, type HidHandle } from './hid-port.ts';
import { errorText, openFailure } from './open-error.ts';
import type { OpenPort, Transport } from './transport.ts';

/** What is used of the package `node-hid`. */
export interface HidLibrary {
  devicesAsync(): Promise<Device[]>;
  readonly HIDAsync: { open(path: string): Promise<HidHandle> };
}

/** How `node-hid` names devices: hidraw, libusb (old and new form), Windows, macOS (two forms). */
const HID_PATHS = [
  /^\/dev\/hidraw\d+$/,
  /^[0-9a-f]{4}:[0-9a-f]{4}:[0-9a-f]{2}$/,
  /^\d+-\d+(\.\d+)*:\d+\.\d+$/,
  /^\\\\\?\\hid#/i,
  /^DevSrvsID:\d+$/,
  /^IOService:\//,
];

/** Whether a path has the form of a HID device. */
export function isHidPath(path: string): boolean {
  return HID_PATHS.some((pattern) => pattern.test(path));
}

/** A HID device of the operating system, through `node-hid`. */
export function hidTransport(
  path: string,
  loadLibrary: () => Promise<HidLibrary> = () => import('node-hid'),
): Transport {
  return {
    path,
    identify: async () => {
      const library = await load(loadLibrary);
      return library.ok ? identify(library.value, path) : library;
    },
    open: async () => {
      const library = await load(loadLibrary);
      return library.ok ? open(library.value, path) : library;
    },
  };
}

/** Loaded late: without its native part the terminal still runs, and says what is missing. */
async function load(loadLibrary: () => Promise<HidLibrary>): Promise<Result<HidLibrary, Failure>> {
  try {
    return ok(await loadLibrary());
  } catch (error) {
    return err(failure('DEVICE_OPEN_FAILED', `HID library: ${errorText(error)}`));
  }
}

async function open(library: HidLibrary, path: string): Promise<Result<OpenPort, Failure>> {
  const before = await identify(library, path);
  if (!before.ok) return before;
  let handle: HidHandle;
  try {
    handle = await library.HIDAsync.open(path);
  } catch (error) {
    return err(openFailure(error));
  }
  const descriptor = await readReportDescriptor(path);
  const stillThere = async (): Promise<boolean> => {
    const now = await identify(library, path);
    return now.ok && now.value === before.value;
  };
  return ok(openHidDevice(handle, stillThere, descriptor));
}

/**
 * On Linux by the device node, which gets a new inode or time of birth with every replug; elsewhere
 * by enumeration, which is dear: it asks every HID device of the machine.
 */
async function identify(library: HidLibrary, path: string): Promise<Result<string, Failure>> {
  if (path.startsWith('/dev/')) return identifyNode(path);
  let found: Device | undefined;
  try {
    const devices = await library.devicesAsync();
    found = devices.find((device) => device.path === path);
  } catch (error) {
    return err(failure('DEVICE_OPEN_FAILED', `HID library: ${errorText(error)}`));
  }
  if (!found) return err(failure('DEVICE_ABSENT', 'not among the HID devices'));
  const { vendorId, productId, serialNumber = '', release } = found;
  return ok([path, vendorId, productId, release, serialNumber].join(' '));
}

async function identifyNode(path: string): Promise<Result<string, Failure>> {
  try {
    const { dev, ino, birthtimeMs } = await stat(path);
    return ok(`${path} ${dev}:${ino}:${birthtimeMs}`);
  } catch (error) {
    return err(openFailure(error));
  }
}
