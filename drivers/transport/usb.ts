import type { Clock } from '../../contract/clock.ts';
import { systemClock } from '../../contract/clock.node.ts';
import { failure, type Failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { errorText } from './open-error.ts';
import type { OpenPort, Transport } from './transport.ts';
import { drain, twoTransferPort } from './two-transfer.ts';
import { transferFailure, usbPipes, type BulkDevice } from './usb-pipes.ts';

/** `usb:VVVV:PPPP`, small hexadecimal digits, and where there are several of a kind `:SERIAL`. */
const USB_PATH = /^usb:([0-9a-f]{4}):([0-9a-f]{4})(?::([\x21-\x7e]{1,80}))?$/;

/** Which device a path means; the first one that fits where it names no serial number. */
interface UsbAddress {
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber?: string;
}

/** The part of a device of the `usb` library that is used here. */
export interface UsbDevice extends BulkDevice {
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber?: string | null | undefined;
  readonly bus: string;
  readonly address: number;
  readonly ports: readonly number[];
  readonly configuration?:
    { readonly interfaces: readonly { readonly interfaceNumber: number }[] } | null | undefined;
  open(): Promise<void>;
  claimInterface(interfaceNumber: number): Promise<void>;
}

/** What is used of the package `usb`. */
export interface UsbLibrary {
  readonly usb: { getDevices(): Promise<readonly UsbDevice[]> };
}

export function isUsbPath(path: string): boolean {
  return usbAddress(path) !== undefined;
}

function usbAddress(path: string): UsbAddress | undefined {
  const [, vendor, product, serialNumber] = USB_PATH.exec(path) ?? [];
  if (vendor === undefined || product === undefined) return undefined;
  const ids = { vendorId: parseInt(vendor, 16), productId: parseInt(product, 16) };
  return serialNumber === undefined ? ids : { ...ids, serialNumber };
}

/** An ID-card reader of the vendor's USB class, e.g. `usb:0400:c35a`: see {@link twoTransferPort}. */
export function usbTransport(
  path: string,
  clock: Clock = systemClock,
  loadLibrary: () => Promise<UsbLibrary> = () => import('usb'),
): Transport {
  const address = usbAddress(path);
  const find = (): Promise<Result<UsbDevice, Failure>> => findDevice(address, loadLibrary);
  return {
    path,
    async identify() {
      const device = await find();
      return device.ok ? ok(nameOf(device.value)) : device;
    },
    async open() {
      const device = await find();
      return device.ok ? open(device.value, find, clock) : device;
    },
  };
}

async function findDevice(
  address: UsbAddress | undefined,
  loadLibrary: () => Promise<UsbLibrary>,
): Promise<Result<UsbDevice, Failure>> {
  if (!address) return err(failure('DEVICE_OPEN_FAILED', 'no path of a USB device'));
  let library: UsbLibrary;
  try {
    // Loaded late: without its native part the terminal still runs, and says what is missing.
    library = await loadLibrary();
  } catch (error) {
    return err(failure('DEVICE_OPEN_FAILED', `USB library: ${errorText(error)}`));
  }
  try {
    const devices = await library.usb.getDevices();
    const device = devices.find((one) => fits(one, address));
    return device ? ok(device) : err(failure('DEVICE_ABSENT', 'no such USB device'));
  } catch (error) {
    // A machine without any USB has no folder of devices.
    const text = errorText(error);
    if (/not found/i.test(text)) return err(failure('DEVICE_ABSENT', text));
    return err(transferFailure(error));
  }
}

function fits(device: UsbDevice, { vendorId, productId, serialNumber }: UsbAddress): boolean {
  return (
    device.vendorId === vendorId &&
    device.productId === productId &&
    (serialNumber === undefined || device.serialNumber === serialNumber)
  );
}

/** Another name after every plugging in: the bus gives a new address. */
function nameOf({ bus, address, ports }: UsbDevice): string {
  return `${bus}:${address}:${ports.join('.')}`;
}

async function open(
  device: UsbDevice,
  find: () => Promise<Result<UsbDevice, Failure>>,
  clock: Clock,
): Promise<Result<OpenPort, Failure>> {
  const name = nameOf(device);
  try {
    await device.open();
    const [first] = device.configuration?.interfaces ?? [];
    await device.claimInterface(first?.interfaceNumber ?? 0);
  } catch (error) {
    await usbPipes(device, () => Promise.resolve(false)).close();
    return err(transferFailure(error));
  }
  const pipes = usbPipes(device, async () => {
    const now = await find();
    return now.ok && nameOf(now.value) === name;
  });
  const drained = await drain(pipes);
  if (drained.ok) return ok(twoTransferPort(pipes, clock));
  await pipes.close();
  return drained;
}
