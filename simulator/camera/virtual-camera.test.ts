import {
  closeSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createVirtualCamera } from './virtual-camera.ts';

test('what is shown takes the place of what was, in a file of the same size', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-camera-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const camera = createVirtualCamera(path.join(folder, 'camera.y4m'));
  const empty = readFileSync(camera.file);
  expect(empty.subarray(0, 9).toString()).toBe('YUV4MPEG2');
  const { ino, size } = statSync(camera.file);
  camera.show({ text: '1390000A1B2' });
  expect(readFileSync(camera.file).equals(empty)).toBe(false);
  expect(statSync(camera.file)).toMatchObject({ ino, size });
  camera.show({});
  expect(readFileSync(camera.file).equals(empty)).toBe(true);
  camera.close();
  expect(camera.switches.join(' ')).toContain(camera.file);
});

test('pulled out it is gone, also for whoever has it open, and comes back as a whole', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-camera-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const camera = createVirtualCamera(path.join(folder, 'camera.y4m'));
  const open = openSync(camera.file, 'r');
  const { size } = statSync(camera.file);
  camera.unplug();
  camera.unplug();
  expect(fstatSync(open).size).toBe(0);
  closeSync(open);
  expect(readdirSync(folder)).toEqual([]);
  camera.show({ text: '1390000A1B2' });
  camera.plug();
  camera.plug();
  expect(readdirSync(folder)).toEqual(['camera.y4m']);
  const shown = readFileSync(camera.file);
  expect(shown).toHaveLength(size);
  camera.show({});
  expect(readFileSync(camera.file).equals(shown)).toBe(false);
  camera.close();
});

test('covered it is black, whatever is held before it', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-camera-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const camera = createVirtualCamera(path.join(folder, 'camera.y4m'));
  camera.cover(true);
  const black = readFileSync(camera.file);
  camera.show({ text: '1390000A1B2' });
  expect(readFileSync(camera.file).equals(black)).toBe(true);
  camera.cover(false);
  expect(readFileSync(camera.file).equals(black)).toBe(false);
  camera.close();
});
