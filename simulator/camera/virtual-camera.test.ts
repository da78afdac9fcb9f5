import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
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
