import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { FoundDevice } from '../contract/devices.ts';
import { devicesOfFolder } from './bus-folder.node.ts';

const PORT: FoundDevice = { bus: 'serial', path: '/dev/ttyUSB0', label: '', usbId: '1eab:1d06' };

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'liangma-bus-'));
  onTestFinished(() => rm(made, { recursive: true }));
  return made;
}

test('every file is a device; what is broken, too long, or of another kind is none', async () => {
  const bus = await folder();
  const files = {
    'b.json': JSON.stringify({ ...PORT, path: '/dev/ttyUSB1' }),
    'a.json': JSON.stringify(PORT),
    'half.json': '{"bus":"ser',
    'extra.json': JSON.stringify({ ...PORT, run: 'me' }),
    'long.json': `${JSON.stringify(PORT)}${' '.repeat(5_000)}`,
    'note.txt': JSON.stringify(PORT),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(bus, name), text);
  await mkdir(path.join(bus, 'folder.json'));
  expect((await devicesOfFolder(bus)).map((device) => device.path)).toEqual([
    '/dev/ttyUSB0',
    '/dev/ttyUSB1',
  ]);
});

test('a folder that does not exist is an error for the line of problems', async () => {
  await expect(devicesOfFolder(path.join(await folder(), 'none'))).rejects.toThrow('ENOENT');
});
