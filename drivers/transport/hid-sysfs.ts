import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { HID_DESCRIPTOR_CAP_BYTES } from '../hid-items.ts';

const HIDRAW = /^\/dev\/(hidraw\d+)$/;

/**
 * The report descriptor of a hidraw device, where Linux gives it; undefined anywhere else. `folder`
 * is where the kernel lists these devices.
 */
export async function readReportDescriptor(
  path: string,
  folder = '/sys/class/hidraw',
): Promise<Uint8Array | undefined> {
  const name = HIDRAW.exec(path)?.[1];
  if (name === undefined) return undefined;
  try {
    await using file = await open(join(folder, name, 'device', 'report_descriptor'));
    const buffer = new Uint8Array(HID_DESCRIPTOR_CAP_BYTES);
    const { bytesRead } = await file.read(buffer);
    return buffer.slice(0, bytesRead);
  } catch {
    return undefined;
  }
}
