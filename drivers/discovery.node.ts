import type { FoundDevice } from '../contract/devices.ts';
import { errorText } from './transport/open-error.ts';

export interface Discovery {
  readonly devices: readonly FoundDevice[];
  /** One line for each way of looking that does not work here, and why. */
  readonly problems: readonly string[];
}

type Look = () => Promise<readonly FoundDevice[]>;

/** Looks for devices on every bus; a library that is missing becomes a line, never a crash. */
export async function discoverDevices(
  looks: Readonly<Record<string, Look>> = { serial: lookAtSerial, hid: lookAtHid },
): Promise<Discovery> {
  const devices: FoundDevice[] = [];
  const problems: string[] = [];
  for (const [bus, look] of Object.entries(looks)) {
    try {
      devices.push(...(await look()));
    } catch (error) {
      problems.push(`${bus}: ${errorText(error)}`);
    }
  }
  return { devices, problems };
}

/** Needs `udevadm` on Linux. */
async function lookAtSerial(): Promise<readonly FoundDevice[]> {
  const { SerialPort } = await import('serialport');
  const ports = await SerialPort.list();
  return ports.map(({ path, vendorId, productId, manufacturer }) => ({
    bus: 'serial',
    path,
    label: manufacturer ?? '',
    ...(vendorId && productId && { usbId: `${vendorId}:${productId}`.toLowerCase() }),
  }));
}

/** Needs `libusb-1.0` on Linux. */
async function lookAtHid(): Promise<readonly FoundDevice[]> {
  const { devicesAsync } = await import('node-hid');
  const found = await devicesAsync();
  return found.map(({ path = '', vendorId, productId, manufacturer, product }) => ({
    bus: 'hid',
    path,
    label: [manufacturer, product].filter(Boolean).join(' '),
    usbId: `${hex(vendorId)}:${hex(productId)}`,
  }));
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0');
}
