import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createCameraStand } from './camera-stand.ts';

function stand() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-camera-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const denied = path.join(folder, 'denied');
  const done: string[] = [];
  const camera = createCameraStand(
    {
      cover: (isCovered) => done.push(isCovered ? 'cover' : 'uncover'),
      plug: () => done.push('plug'),
      unplug: () => done.push('unplug'),
    },
    denied,
  );
  return { camera, done, denied };
}

test('whoever has it open loses it when it is pulled out or denied, and finds it again', () => {
  const { camera, done, denied } = stand();
  expect(camera.condition()).toBe('ready');
  camera.set('unplugged');
  expect(done.splice(0)).toEqual(['uncover', 'unplug']);
  camera.set('denied');
  expect(done.splice(0)).toEqual(['uncover', 'unplug', 'plug']);
  expect(readFileSync(denied, 'utf8')).toBe('');
  camera.set('denied');
  expect(done.splice(0)).toEqual(['uncover', 'plug']);
  camera.set('ready');
  expect(done.splice(0)).toEqual(['uncover', 'plug']);
  expect(existsSync(denied)).toBe(false);
  expect(camera.condition()).toBe('ready');
});

test('covered it stays open', () => {
  const { camera, done } = stand();
  camera.set('covered');
  expect(done).toEqual(['cover', 'plug']);
});
