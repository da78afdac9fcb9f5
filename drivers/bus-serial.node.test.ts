import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { foundDeviceSchema } from '../contract/devices.ts';
import { serialPorts, serialPortsOfSysfs } from './bus-serial.node.ts';

interface Sysfs {
  readonly root: string;
  /** Writes attributes of a device, by its folder under `devices`. */
  readonly device: (folder: string, attributes?: Readonly<Record<string, string>>) => Promise<void>;
  /** Lists a terminal whose device is that folder. */
  readonly tty: (
    name: string,
    folder?: string,
    attributes?: Readonly<Record<string, string>>,
  ) => Promise<void>;
}

async function sysfs(): Promise<Sysfs> {
  const made = await mkdtemp(path.join(tmpdir(), 'liangma-sysfs-'));
  onTestFinished(() => rm(made, { recursive: true }));
  const root = path.join(made, 'class/tty');
  async function write(
    folder: string,
    attributes: Readonly<Record<string, string>>,
  ): Promise<void> {
    await mkdir(folder, { recursive: true });
    for (const [name, value] of Object.entries(attributes)) {
      await writeFile(path.join(folder, name), `${value}\n`);
    }
  }
  await mkdir(root, { recursive: true });
  return {
    root,
    device: (folder, attributes = {}) => write(path.join(made, 'devices', folder), attributes),
    async tty(name, folder, attributes = {}) {
      await write(path.join(root, name), attributes);
      if (folder === undefined) return;
      await symlink(path.join(made, 'devices', folder), path.join(root, name, 'device'));
    },
  };
}

const SCANNER = {
  idVendor: '1eab',
  idProduct: '1D06',
  serial: 'N0001',
  manufacturer: 'Newland',
  product: 'Scanner',
};

test('an adapter and a modem port tell the ids of the USB device above them', async () => {
  const { root, device, tty } = await sysfs();
  await device('usb1/1-1', SCANNER);
  await device('usb1/1-1/1-1:1.0');
  await tty('ttyACM0', 'usb1/1-1/1-1:1.0');
  await device('usb1/1-2', { idVendor: '1a86', idProduct: '7523' });
  await device('usb1/1-2/1-2:1.0/ttyUSB0');
  await tty('ttyUSB0', 'usb1/1-2/1-2:1.0/ttyUSB0');
  expect(await serialPortsOfSysfs(root)).toEqual([
    {
      bus: 'serial',
      path: '/dev/ttyACM0',
      usbId: '1eab:1d06',
      serialNumber: 'N0001',
      label: 'Newland Scanner',
    },
    { bus: 'serial', path: '/dev/ttyUSB0', usbId: '1a86:7523', label: '' },
  ]);
});

test('a port on the board has no USB ids; consoles, empty slots and bare names are no ports', async () => {
  const { root, device, tty } = await sysfs();
  await device('pnp0/00:05');
  await tty('ttyS0', 'pnp0/00:05', { type: '4' });
  await device('platform/serial8250');
  await tty('ttyS1', 'platform/serial8250', { type: '0' });
  await tty('tty1', 'pnp0/00:05');
  await tty('console');
  await tty('ttyGS0');
  expect(await serialPortsOfSysfs(root)).toEqual([
    { bus: 'serial', path: '/dev/ttyS0', label: '' },
  ]);
});

test('what a device says of itself is cut, and ids that are none are not taken', async () => {
  const { root, device, tty } = await sysfs();
  await device('usb1/1-1', { ...SCANNER, serial: 'x'.repeat(500), product: 'y'.repeat(500) });
  await device('usb1/1-1/1-1:1.0');
  await tty('ttyACM0', 'usb1/1-1/1-1:1.0');
  await device('usb1/1-2', { idVendor: '../..', idProduct: '7523' });
  await tty('ttyUSB0', 'usb1/1-2');
  const ports = await serialPortsOfSysfs(root);
  expect(ports.map((port) => foundDeviceSchema.safeParse(port).success)).toEqual([true, true]);
  expect(ports[1]).not.toHaveProperty('usbId');
});

test('the ports of this machine, whatever it has, fit the contract', async () => {
  for (const port of await serialPorts()) {
    expect(foundDeviceSchema.safeParse(port).success).toBe(true);
  }
});
