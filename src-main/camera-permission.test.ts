import { expect, test } from 'vitest';
import { isCameraAsked, type PermissionAsked } from './camera-permission.ts';

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
