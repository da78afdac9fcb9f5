import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemSignPlaces, watchFolders } from './discovery-signs.node.ts';

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'liangma-signs-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

test('a file that comes is a sign where its name matters, and none after the end', async () => {
  const place = await folder();
  let signs = 0;
  const end = watchFolders([{ folder: place, names: /^tty/ }], () => signs++);
  await writeFile(path.join(place, 'other'), '');
  await writeFile(path.join(place, 'ttyUSB0'), '');
  await vi.waitFor(() => expect(signs).toBeGreaterThan(0));
  end();
  const before = signs;
  await writeFile(path.join(place, 'ttyUSB1'), '');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(signs).toBe(before);
});

test('a name that does not matter is no sign', async () => {
  const place = await folder();
  let signs = 0;
  onTestFinished(watchFolders([{ folder: place, names: /^tty/ }], () => signs++));
  await writeFile(path.join(place, 'vcs1'), '');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(signs).toBe(0);
});

test('a folder that is missing gives no signs and no error', async () => {
  const end = watchFolders([{ folder: path.join(await folder(), 'none') }], () => {});
  expect(end).not.toThrow();
});

test.skipIf(process.platform !== 'linux')(
  'serial ports and HID nodes are signs, a console not',
  () => {
    const [place] = systemSignPlaces();
    const matter = ['ttyUSB0', 'ttyACM1', 'hidraw3', 'null', 'vcs1'].map((name) =>
      place?.names?.test(name),
    );
    expect(matter).toEqual([true, true, true, false, false]);
  },
);
