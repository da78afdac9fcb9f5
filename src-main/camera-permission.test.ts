import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CAMERA_DENIED_FILE } from '../contract/camera.ts';
import { isCameraAsked, isDeniedBySimulation, type PermissionAsked } from './camera-permission.ts';

const OWN = 'app://liangma';
const CAMERA: PermissionAsked = {
  permission: 'media',
  origin: 'app://liangma/index.html',
  isMainFrame: true,
  media: ['video'],
};

test('the camera, for the own page', () => {
  expect(isCameraAsked(CAMERA, OWN)).toBe(true);
  expect(isCameraAsked({ ...CAMERA, origin: 'app://liangma' }, OWN)).toBe(true);
});

test.each([
  ['a microphone', { media: ['audio'] }],
  ['a microphone besides', { media: ['video', 'audio'] }],
  ['nobody knows what', { media: [] }],
  ['something that Chromium does not tell', { media: ['unknown'] }],
  ['something left out', { media: [undefined] }],
  ['another right', { permission: 'display-capture' }],
  ['another right with a picture', { permission: 'geolocation' }],
  ['another page', { origin: 'https://liangma/' }],
  ['another host', { origin: 'app://liangma.example/' }],
  ['the dock', { origin: 'http://127.0.0.1:8700/' }],
  ['a file', { origin: 'file:///liangma' }],
  ['nobody', { origin: undefined }],
  ['nonsense', { origin: 'nonsense' }],
  ['an embedded frame', { isMainFrame: false }],
  ['no frame', { isMainFrame: undefined }],
])('not %s', (_what, change) => {
  expect(isCameraAsked({ ...CAMERA, ...change }, OWN)).toBe(false);
});

test('the dock denies it by a file of the simulated bus, and nothing does without simulation', () => {
  const busDir = mkdtempSync(path.join(os.tmpdir(), 'liangma-bus-'));
  onTestFinished(() => rmSync(busDir, { recursive: true }));
  expect(isDeniedBySimulation({ simulation: { busDir } })).toBe(false);
  writeFileSync(path.join(busDir, CAMERA_DENIED_FILE), '');
  expect(isDeniedBySimulation({ simulation: { busDir } })).toBe(true);
  expect(isDeniedBySimulation({ simulation: {} })).toBe(false);
  expect(isDeniedBySimulation({ simulation: undefined })).toBe(false);
});
