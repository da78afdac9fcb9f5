import { readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { FoundDevice } from '../contract/devices.ts';

/** Consoles and pseudo-terminals are no ports that a device stands at. */
const NO_PORT = /^(tty\d*|console|ptmx|pty.*|ttyp.*|vcs.*)$/;
const MAX_PORTS = 64;
/** From a port up to its USB device: port → interface → device, with room for a hub's layers. */
const MAX_STEPS_UP = 5;
/** `type` of a serial port behind which there is no chip (PORT_UNKNOWN of the kernel). */
const NO_CHIP = '0';

/** Serial ports of this machine. Linux tells without a process; elsewhere the library does. */
export async function serialPorts(): Promise<readonly FoundDevice[]> {
  return process.platform === 'linux' ? serialPortsOfSysfs('/sys/class/tty') : listedPorts();
}

/**
 * Serial ports as the kernel of Linux lists them. `SerialPort.list()` starts a process of `udevadm`
 * for the same, which costs too much to be done every two seconds and may be missing.
 */
export async function serialPortsOfSysfs(root: string): Promise<readonly FoundDevice[]> {
  const names = (await readdir(root)).filter((name) => !NO_PORT.test(name));
  const ports = await Promise.all(names.slice(0, MAX_PORTS).map((name) => portOf(root, name)));
  return ports.filter((port) => port !== undefined);
}

async function portOf(root: string, name: string): Promise<FoundDevice | undefined> {
  const device = await realpath(path.join(root, name, 'device')).catch(() => undefined);
  if (device === undefined || (await attribute(root, name, 'type')) === NO_CHIP) return undefined;
  return { bus: 'serial', path: `/dev/${name}`, ...(await usbFacts(device)) };
}

/** What the USB device tells of itself at or above a folder of sysfs. */
async function usbFacts(device: string): Promise<Omit<FoundDevice, 'bus' | 'path'>> {
  let folder = device;
  for (let step = 0; step < MAX_STEPS_UP; step++) {
    const facts = await usbFactsAt(folder);
    if (facts) return facts;
    folder = path.dirname(folder);
  }
  return { label: '' };
}

/** What a folder of a USB device in sysfs tells; undefined where it is none. */
export async function usbFactsAt(
  folder: string,
): Promise<Omit<FoundDevice, 'bus' | 'path'> | undefined> {
  const vendor = await attribute(folder, 'idVendor');
  const product = await attribute(folder, 'idProduct');
  const usbId = `${vendor ?? ''}:${product ?? ''}`.toLowerCase();
  if (!/^[0-9a-f]{4}:[0-9a-f]{4}$/.test(usbId)) return undefined;
  const serialNumber = await attribute(folder, 'serial');
  const words = [await attribute(folder, 'manufacturer'), await attribute(folder, 'product')];
  return {
    usbId,
    ...(serialNumber && { serialNumber: serialNumber.slice(0, 80) }),
    label: words.filter(Boolean).join(' ').slice(0, 120),
  };
}

async function attribute(...parts: readonly string[]): Promise<string | undefined> {
  const text = await readFile(path.join(...parts), 'utf8').catch(() => undefined);
  return text?.trim();
}

/** By the library: Windows and macOS, where it starts no process. */
export async function listedPorts(): Promise<readonly FoundDevice[]> {
  const { SerialPort } = await import('serialport');
  const ports = await SerialPort.list();
  return ports.slice(0, MAX_PORTS).map((port) => {
    const usbId = `${port.vendorId ?? ''}:${port.productId ?? ''}`.toLowerCase();
    return {
      bus: 'serial',
      path: port.path,
      label: (port.manufacturer ?? '').slice(0, 120),
      ...(port.serialNumber && { serialNumber: port.serialNumber.slice(0, 80) }),
      ...(/^[0-9a-f]{4}:[0-9a-f]{4}$/.test(usbId) && { usbId }),
    };
  });
}
