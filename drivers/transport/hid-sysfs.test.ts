import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readReportDescriptor } from './hid-sysfs.ts';

/** A folder like /sys/class/hidraw with one device in it. */
async function folderWith(descriptor: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'liangma-hidraw-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'hidraw3', 'device'), { recursive: true });
  await writeFile(join(folder, 'hidraw3', 'device', 'report_descriptor'), descriptor);
  return folder;
}

test('the descriptor of a hidraw device is read', async () => {
  const folder = await folderWith(Uint8Array.of(0x05, 0x8c));
  expect(await readReportDescriptor('/dev/hidraw3', folder)).toEqual(Uint8Array.of(0x05, 0x8c));
});

test('never more than a descriptor may be', async () => {
  const folder = await folderWith(new Uint8Array(10_000));
  expect(await readReportDescriptor('/dev/hidraw3', folder)).toHaveLength(4_096);
});

test.each(['/dev/hidraw4', '/dev/hidraw3/../x', '0001:0002:00', '\\\\?\\HID#VID_0C2E'])(
  '%s has none',
  async (path) => {
    const folder = await folderWith(Uint8Array.of(0x05, 0x8c));
    expect(await readReportDescriptor(path, folder)).toBeUndefined();
  },
);
