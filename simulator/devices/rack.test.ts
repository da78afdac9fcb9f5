import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { foundDeviceSchema, type FoundDevice } from '../../contract/devices.ts';
import { transportFor } from '../../drivers/transport/open.ts';
import { plugInSchema, type Family } from '../control-api.ts';
import { createRack, type Rack } from './rack.ts';

let rack: Rack;
let busDir: string;

beforeEach(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'liangma-rack-'));
  busDir = join(dir, 'bus');
  rack = createRack({ clock: systemClock, link: 'tcp', runDir: dir, busDir });
  return async () => {
    await rack.clear();
    await rm(dir, { recursive: true });
  };
});

function plugIn(id: string, family: Family) {
  return plugInSchema.parse({ id, family, serialNumber: 'S-1' });
}

async function bus(): Promise<FoundDevice[]> {
  const names = await readdir(busDir);
  expect(names.filter((name) => !name.endsWith('.json'))).toEqual([]);
  const texts = await Promise.all(names.map((name) => readFile(join(busDir, name), 'utf8')));
  return texts.map((text) => foundDeviceSchema.parse(JSON.parse(text)));
}

test('a device is on the bus while it is plugged in, at another path after a move', async () => {
  const device = (await rack.add(plugIn('scanner-a', 'newland-unified')))!;
  const { path } = device.link;
  const found = { bus: 'serial', usbId: '1eab:ff01', serialNumber: 'S-1' };
  expect(await bus()).toMatchObject([{ ...found, path }]);
  await device.link.unplug();
  expect(await bus()).toEqual([]);
  await device.link.plug();
  expect(await bus()).toMatchObject([{ path }]);
  await device.link.move();
  expect(device.link.path).not.toBe(path);
  expect(await bus()).toMatchObject([{ ...found, path: device.link.path }]);
  expect(await rack.remove('scanner-a')).toBe(true);
  expect(await bus()).toEqual([]);
  expect(await rack.remove('scanner-a')).toBe(false);
});

test('a HID device tells its usage on the bus and its descriptor on the line', async () => {
  const device = (await rack.add(plugIn('hid-a', 'hid-pos')))!;
  expect(await bus()).toMatchObject([{ bus: 'hid', usagePage: 140, usage: 2 }]);
  const opened = await transportFor(device.link.path).open({ baudRate: 9_600 });
  if (!opened.ok) throw new Error(opened.error.code);
  expect(opened.value.descriptor?.subarray(0, 4)).toEqual(Uint8Array.of(0x05, 0x8c, 0x09, 0x02));
  const report = new Promise<Uint8Array>((resolve) => opened.value.onBytes(resolve));
  if (device.kind === 'scanner') expect(device.scan('A1', 'Q1')).toBe(true);
  expect(Buffer.from(await report).toString('latin1', 0, 7)).toBe('\x02\x02]Q1A1');
  await opened.value.close();
});

test('an id is given once, even while its device is still being made', async () => {
  const both = await Promise.all([rack.add(plugIn('a', 'ssi')), rack.add(plugIn('a', 'sdt'))]);
  expect(both.map((device) => device !== undefined)).toEqual([true, false]);
  expect(rack.list()).toHaveLength(1);
});

test('a device that stands by its path is on no bus', async () => {
  await rack.add(plugIn('reader-1', 'sdt'), 'reader-1');
  await expect(readdir(busDir)).rejects.toThrow('ENOENT');
});

test('there is an end to devices', async () => {
  for (let count = 0; count < 32; count++) await rack.add(plugIn(`d-${count}`, 'text'));
  expect(await rack.add(plugIn('one-more', 'text'))).toBeUndefined();
});
